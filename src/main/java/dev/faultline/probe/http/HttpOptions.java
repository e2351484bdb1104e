// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.http;

import dev.faultline.settings.SettingsSection;
import java.util.Map;

/**
 * What may be on or off in how a request is made.
 *
 * @param followRedirects whether a redirect that is not itself expected is followed
 * @param http2 whether HTTP/2 is offered under TLS
 * @param traceparent whether each run is a trace of its own, and says so
 */
record HttpOptions(boolean followRedirects, boolean http2, boolean traceparent) {

    private static final String REDIRECTS = "follow-redirects";
    private static final String HTTP2 = "http2";

    static HttpOptions read(SettingsSection settings) {
        return new HttpOptions(
                settings.flag(REDIRECTS, true), settings.flag(HTTP2, true), HttpKeys.traceparent(settings));
    }

    Map<String, Object> publicView() {
        return Map.of(REDIRECTS, followRedirects, HTTP2, http2, TraceParent.HEADER, traceparent);
    }
}
