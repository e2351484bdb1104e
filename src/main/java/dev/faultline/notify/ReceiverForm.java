// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;
import java.util.Optional;

/**
 * In which form a receiver is told, and what of it is told together.
 *
 * @param format how it is written
 * @param routingKey the key of a service of PagerDuty, for that format
 * @param groupWait for how long an incident, or a status, waits for what belongs to it; zero: each event is told by itself
 * @param resend how often alerts that go on are sent again; without it they end
 */
public record ReceiverForm(PayloadFormat format, Optional<Secret> routingKey, Duration groupWait, Duration resend) {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration USUAL_RESEND = Duration.ofMinutes(1);
    private static final Duration SHORTEST_RESEND = Duration.ofSeconds(1);
    private static final Duration LONGEST_RESEND = Duration.ofHours(1);

    static ReceiverForm read(SettingsSection settings) {
        var format =
                PayloadFormat.ofLabel(settings.choice("format", PayloadFormat.JSON.label(), PayloadFormat.labels()));
        var routingKey = settings.secret("routing-key");
        if (format == PayloadFormat.PAGERDUTY && routingKey.isEmpty()) {
            settings.reject(
                    "routing-key", "the integration key of a service, or routing-key-file; format pagerduty needs it");
        } else if (format != PayloadFormat.PAGERDUTY && routingKey.isPresent()) {
            settings.reject("routing-key", "only with format: pagerduty");
        }
        return new ReceiverForm(
                format,
                routingKey,
                settings.duration(
                        "group-wait", format.isForPeople() ? USUAL_WAIT : Duration.ZERO, Duration.ZERO, LONGEST_WAIT),
                settings.duration("resend", USUAL_RESEND, SHORTEST_RESEND, LONGEST_RESEND));
    }
}
