// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.JudgedWindow;
import java.util.List;

/**
 * The window that a caller asked about; the one that is judged may be longer.
 *
 * @param window as it was asked for
 * @param cuts the incidents of which it has a part only
 */
public record AskedWindow(JudgedWindow window, List<CutIncident> cuts) {

    public AskedWindow {
        cuts = List.copyOf(cuts);
    }

    /** One that cuts no incident. */
    public static AskedWindow of(JudgedWindow window) {
        return new AskedWindow(window, List.of());
    }

    /** The window together with all of the incidents that it cuts, unless that is too long for one. */
    JudgedWindow whole() {
        var whole = window;
        for (var each : cuts) {
            whole = each.with(whole);
        }
        return whole.duration().compareTo(RequestLimits.LONGEST_WINDOW) > 0 ? window : whole;
    }
}
