// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * An event that waits to be sent to one receiver.
 *
 * @param numbered the event
 * @param failing the dependencies and routes that were failing when it was put there, each with how it began
 * @param alert what Alertmanager is told, if that is the receiver
 */
record QueuedEvent(NumberedEvent numbered, List<LiveEvent.OfDependency> failing, Optional<ObjectNode> alert) {

    QueuedEvent {
        failing = List.copyOf(failing);
    }

    LiveEvent event() {
        return numbered.event();
    }
}
