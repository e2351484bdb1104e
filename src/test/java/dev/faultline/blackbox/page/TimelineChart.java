// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import dev.faultline.testing.browser.BrowserTab;
import java.time.Duration;
import java.time.Instant;

/**
 * The timeline as hands and eyes meet it: what lies where.
 *
 * @param tab a tab in which the page is open
 */
record TimelineChart(BrowserTab tab) {

    /** The chart of a tab, once it can be drawn on. */
    static TimelineChart in(BrowserTab tab) {
        assertThat(tab.find("#layer canvas").first()).isVisible();
        return new TimelineChart(tab);
    }

    /** Draws over a span with the mouse, in a lane. */
    void drag(Instant from, Instant to) {
        var mouse = tab.page().mouse();
        var y = y();
        mouse.move(x(from), y);
        mouse.down();
        mouse.move((x(from) + x(to)) / 2, y, new Mouse.MoveOptions().setSteps(4));
        mouse.move(x(to), y, new Mouse.MoveOptions().setSteps(4));
        mouse.up();
    }

    /** Draws over a span with a finger, in a lane. */
    void swipe(Instant from, Instant to) {
        var y = y();
        new TouchFinger(tab).move(x(from), y, x(to), y);
    }

    /** Where an instant is, in pixels from the left of the tab. */
    double x(Instant at) {
        var plot = plot();
        return plot.x + plot.width * share(at);
    }

    /** The middle of the first lane, in pixels from the top of the tab. */
    double y() {
        lane().scrollIntoViewIfNeeded();
        var plot = plot();
        return plot.y + plot.height / 2;
    }

    private double share(Instant at) {
        var from = shownFrom();
        return (double) Duration.between(from, at).toMillis()
                / Duration.between(from, shownTo()).toMillis();
    }

    /** The start of what is shown. */
    Instant shownFrom() {
        return instant("data-view-from");
    }

    /** The end of what is shown. */
    Instant shownTo() {
        return instant("data-view-to");
    }

    /** How much time a pixel stands for. */
    Duration pixel() {
        return Duration.between(shownFrom(), shownTo()).dividedBy((long) plot().width);
    }

    /** How many steps of the arrow keys it is wide. */
    int columns() {
        return Math.min(400, (int) Math.round(plot().width));
    }

    private Instant instant(String attribute) {
        return Instant.parse(tab.find("body").getAttribute(attribute));
    }

    private Locator lane() {
        return tab.find(".lane .plot").first();
    }

    private BoundingBox plot() {
        return lane().boundingBox();
    }
}
