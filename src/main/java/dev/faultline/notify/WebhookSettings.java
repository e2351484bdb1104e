// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.probe.http.HttpKeys;
import dev.faultline.probe.http.HttpPost;
import dev.faultline.probe.http.SecretHeaders;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One element of the list {@code notify} in the config file.
 *
 * @param url where events are posted; a secret, as whoever has it can post
 * @param place the URL's host and port, which may be shown
 * @param on which events are posted
 * @param form in which form
 * @param secret what they are signed with, if they are
 * @param headers sent with each
 * @param tls what is asked of the receiver's certificate
 * @param timeout for one attempt
 */
public record WebhookSettings(
        Secret url,
        String place,
        Set<EventType> on,
        ReceiverForm form,
        Optional<Secret> secret,
        Map<String, Secret> headers,
        TlsSettings tls,
        Duration timeout) {

    private static final Set<EventType> USUAL = EnumSet.of(
            EventType.WINDOW_OPENED, EventType.WINDOW_CLOSED, EventType.DEPENDENCY_DOWN, EventType.DEPENDENCY_UP);
    private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    public WebhookSettings {
        on = Set.copyOf(on);
        headers = Map.copyOf(headers);
    }

    /** Reads one; what is wrong is reported to the settings. */
    public static WebhookSettings read(SettingsSection settings) {
        var form = ReceiverForm.read(settings);
        var url = settings.secret("url").orElseGet(() -> {
            if (form.format() == PayloadFormat.PAGERDUTY) {
                return Secret.of(PAGERDUTY);
            }
            settings.reject("url", "an absolute URL with http or https, or url-file");
            return Secret.of("");
        });
        var timeout = settings.duration("timeout", USUAL_TIMEOUT);
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            settings.reject("timeout", "a duration of at most 1m");
        }
        return new WebhookSettings(
                url,
                place(settings, url),
                on(settings, form),
                form,
                settings.secret("secret"),
                HttpKeys.headers(settings),
                TlsSettings.read(settings.section("tls")),
                timeout);
    }

    private static String place(SettingsSection settings, Secret url) {
        try {
            var place = HttpPost.place(url.reveal().strip());
            if (place.isEmpty()) {
                settings.reject(
                        settings.has("url-file") ? "url-file" : "url",
                        "an absolute URL with http or https, such as https://hooks.example/faultline");
            }
            return place.orElse("");
        } catch (IOException unreadable) {
            settings.reject("url-file", "the path of a readable file");
            return "";
        }
    }

    private static Set<EventType> on(SettingsSection settings, ReceiverForm form) {
        var words = settings.texts("on");
        var types = new LinkedHashSet<EventType>();
        for (var i = 0; i < words.size(); i++) {
            var type = EventType.ofLabel(words.get(i));
            if (type.isEmpty()) {
                settings.reject(
                        "on[" + i + "]",
                        "one of "
                                + Stream.of(EventType.values())
                                        .map(EventType::label)
                                        .collect(Collectors.joining(", ")));
            }
            if (type.filter(EventType.CHANGE::equals).isPresent() && form.format() == PayloadFormat.PAGERDUTY) {
                settings.reject("on[" + i + "]", "with format pagerduty anything but change: nothing resolves it");
            }
            type.ifPresent(types::add);
        }
        return settings.has("on") ? types : USUAL;
    }

    /** Every secret in it, so that whatever is shown can be cleared of them. */
    public Set<Secret> secrets() {
        var secrets = new HashSet<>(SecretHeaders.of(headers));
        secrets.add(url);
        secret.ifPresent(secrets::add);
        form.routingKey().ifPresent(secrets::add);
        return Set.copyOf(secrets);
    }
}
