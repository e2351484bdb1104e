// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.probe.net.HostAddress;
import java.util.List;

/** What is to be stored; what begins at the same time as what is stored already takes its place. */
public record ConnectionBatch(List<ConnectionRun> runs, List<ReadSpan> spans, List<HostAddress> addresses) {

    public ConnectionBatch {
        runs = List.copyOf(runs);
        spans = List.copyOf(spans);
        addresses = List.copyOf(addresses);
    }
}
