// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.probe.net.AsciiHost;
import dev.faultline.settings.Secret;
import dev.faultline.settings.SettingsSection;
import java.util.Map;

/** Keys that whatever sends a request has in common. What is wrong with them is reported to the settings. */
public final class HttpKeys {

    private static final HttpTarget NOWHERE =
            HttpTarget.parse("http://invalid/").orElseThrow();

    private static final long GREATEST_MAX_BODY = 64L << 20;

    private HttpKeys() {}

    static HttpTarget url(SettingsSection settings) {
        var text = settings.requiredText("url");
        if (text.isBlank()) {
            return NOWHERE;
        }
        return HttpTarget.parse(text).orElseGet(() -> {
            settings.reject(
                    "url",
                    AsciiHost.allowed(
                            text, "an absolute URL with http or https, such as https://api.pay.example/health"));
            return NOWHERE;
        });
    }

    /** The key {@code headers}, in the order of the file; empty if it is not there, or a name in it is none of a header. */
    public static Map<String, Secret> headers(SettingsSection settings) {
        var headers = settings.secretMap("headers");
        if (!headers.keySet().stream().allMatch(name -> name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))) {
            settings.reject("headers", "names made of the characters of an HTTP header name");
            return Map.of();
        }
        return headers;
    }

    /** The key {@code traceparent}: whether requests carry that header, which {@code headers} must not have then. */
    static boolean traceparent(SettingsSection settings) {
        var isOn = settings.flag(TraceParent.HEADER, false);
        if (isOn && settings.secretMap("headers").keySet().stream().anyMatch(TraceParent.HEADER::equalsIgnoreCase)) {
            settings.reject(TraceParent.HEADER, "false beside a header of that name");
        }
        return isOn;
    }

    static int maxBody(SettingsSection settings, long usual) {
        var bytes = settings.bytes("max-body").orElse(usual);
        if (bytes < 1 || bytes > GREATEST_MAX_BODY) {
            settings.reject("max-body", "1 to 64MiB");
            return (int) usual;
        }
        return bytes.intValue();
    }
}
