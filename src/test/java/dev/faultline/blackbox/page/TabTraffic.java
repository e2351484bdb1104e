// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.faultline.testing.browser.BrowserTab;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What comes over the wire to a tab from now on, compressed as it is, with the headers; of each path the first answer, for
 * the page asks for some again whenever something happens.
 */
final class TabTraffic {

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();

    TabTraffic(BrowserTab tab) {
        CDPSession devtools = tab.page().context().newCDPSession(tab.page());
        devtools.on("Network.requestWillBeSent", this::sent);
        devtools.on("Network.loadingFinished", this::finished);
        devtools.send("Network.enable");
    }

    private void sent(JsonObject event) {
        var url = event.getAsJsonObject("request").get("url").getAsString();
        paths.put(id(event), URI.create(url).getPath());
    }

    private void finished(JsonObject event) {
        bytes.putIfAbsent(
                paths.getOrDefault(id(event), ""),
                event.get("encodedDataLength").getAsLong());
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    /** Whether the first answer of a path is complete. */
    boolean has(String path) {
        return bytes.containsKey(path);
    }

    long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
