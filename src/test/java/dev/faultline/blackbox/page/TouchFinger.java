// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import dev.faultline.testing.browser.BrowserTab;

/** A finger on the screen. Playwright's own only taps. */
final class TouchFinger {

    private static final int STEPS = 10;

    private final CDPSession devtools;

    TouchFinger(BrowserTab tab) {
        devtools = tab.page().context().newCDPSession(tab.page());
    }

    /** Puts it down, moves it, and lifts it; in pixels from the top left of the tab. */
    void move(double fromX, double fromY, double toX, double toY) {
        touch("touchStart", fromX, fromY);
        for (var i = 1; i <= STEPS; i++) {
            touch("touchMove", fromX + (toX - fromX) * i / STEPS, fromY + (toY - fromY) * i / STEPS);
        }
        send("touchEnd", new JsonArray());
    }

    private void touch(String type, double x, double y) {
        var point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        var points = new JsonArray();
        points.add(point);
        send(type, points);
    }

    private void send(String type, JsonArray points) {
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        devtools.send("Input.dispatchTouchEvent", event);
    }
}
