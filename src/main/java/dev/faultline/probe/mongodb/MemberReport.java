// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.Outcome;
import dev.faultline.probe.net.Endpoint;
import java.util.Optional;

/**
 * What came of one member.
 *
 * @param member as it was named
 * @param hello what it said of itself; absent: it did not respond
 * @param outcome up or degraded if it responded, and served what it was asked
 */
record MemberReport(Endpoint member, Optional<MemberHello> hello, Outcome outcome) {

    boolean responded() {
        return hello.isPresent();
    }

    boolean is(MemberHello.State state) {
        return hello.filter(said -> said.is(state)).isPresent();
    }

    boolean isServing() {
        return outcome.status().isAnswer();
    }
}
