// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.amqp;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be there.
 *
 * @param queue its name; absent: none is asked for
 * @param messagesBelow how many messages are too many in the queue; 0: it does not matter
 * @param consumersAtLeast how many consumers the queue has at least
 * @param publish whether the broker has to take a message
 */
record QueueExpectation(Optional<String> queue, long messagesBelow, long consumersAtLeast, boolean publish) {

    static QueueExpectation read(SettingsSection settings) {
        var queue = settings.text("queue").filter(name -> !name.isEmpty());
        queue.filter(name -> name.length() > 255)
                .ifPresent(tooLong -> settings.reject("queue", "a name of at most 255 characters"));
        var expect = settings.section("expect");
        for (var key : new String[] {"messages-below", "consumers-at-least"}) {
            if (expect.has(key) && queue.isEmpty()) {
                expect.reject(key, "a queue that it is about");
            }
        }
        return new QueueExpectation(
                queue,
                expect.number("messages-below", 0, 0, Long.MAX_VALUE),
                expect.number("consumers-at-least", 0, 0, Long.MAX_VALUE),
                expect.flag("publish", true));
    }

    /** Empty if it is as expected. */
    Optional<Outcome> judge(long messages, long consumers) {
        if (messagesBelow > 0 && messages >= messagesBelow) {
            return Optional.of(Outcome.down(
                    FailureClass.ASSERTION,
                    "the queue " + queue.orElse("") + " holds " + messages + " messages, expected fewer than "
                            + messagesBelow));
        }
        return consumers < consumersAtLeast
                ? Optional.of(Outcome.down(
                        FailureClass.ASSERTION,
                        "the queue " + queue.orElse("") + " has " + consumers + " consumers, expected at least "
                                + consumersAtLeast))
                : Optional.empty();
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("publish", publish);
        if (messagesBelow > 0) {
            view.put("messages-below", messagesBelow);
        }
        if (consumersAtLeast > 0) {
            view.put("consumers-at-least", consumersAtLeast);
        }
        return view;
    }
}
