// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A message for Slack: what happened and the verdict, what fails, and where it is. */
final class SlackPayload {

    private SlackPayload() {}

    static String of(QueuedEvent queued, EventSender sender) {
        var event = queued.event();
        var text = new StringBuilder(sign(event))
                .append(" *")
                .append(escaped(sender.app()))
                .append("* ")
                .append(escaped(event.summary()));
        if (event instanceof LiveEvent.OfWindow window) {
            HeadlineWording.answer(window)
                    .ifPresent(
                            answer -> text.append("\n*").append(escaped(answer)).append("*"));
            HeadlineWording.failing(queued.failing())
                    .ifPresent(failing -> text.append("\n").append(escaped(failing)));
        }
        text.append("\n").append(escaped(sender.place()));
        sender.link(event)
                .ifPresent(url -> text.append(" · <")
                        .append(escaped(url))
                        .append('|')
                        .append(event instanceof LiveEvent.OfWindow ? "open the incident" : "open the page")
                        .append('>'));
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", text.toString())
                .toString();
    }

    private static String sign(LiveEvent event) {
        return switch (event.type()) {
            case DEPENDENCY_UP, ROUTE_UP -> ":large_green_circle:";
            case DEPENDENCY_DOWN, ROUTE_DOWN, WINDOW_OPENED -> ":red_circle:";
            case DEPENDENCY_DEGRADED, ROUTE_DEGRADED -> ":large_yellow_circle:";
            case WINDOW_CLOSED, WINDOW_JUDGED -> ":white_circle:";
            case CHANGE -> ":small_blue_diamond:";
        };
    }

    /** Slack reads three characters as its own. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
