// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The form in which a receiver wants to be told. */
public enum PayloadFormat {
    /** The event as {@code /events} gives it. */
    JSON,
    /** A message for Slack, and whatever takes its incoming webhooks: Mattermost, Rocket.Chat, Zulip. */
    SLACK,
    /** Alerts for Alertmanager's {@code /api/v2/alerts}; what is over ends its alert. */
    ALERTMANAGER,
    /** Events of PagerDuty's Events API v2; what is over resolves its own. */
    PAGERDUTY,
    /** Log records of OpenTelemetry, as OTLP has them in JSON. */
    OTLP;

    /** The word used in the config file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether each event interrupts a person, so that those which belong together are told together. */
    boolean isForPeople() {
        return this == SLACK || this == PAGERDUTY;
    }

    static PayloadFormat ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    static Set<String> labels() {
        return Arrays.stream(values()).map(PayloadFormat::label).collect(Collectors.toUnmodifiableSet());
    }
}
