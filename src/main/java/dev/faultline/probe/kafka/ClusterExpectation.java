// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What has to be there.
 *
 * @param reachable whose advertised addresses have to be reachable: {@code leaders}, {@code all} or {@code bootstrap}
 * @param inSync how many replicas of each partition have to have all of it; 0: it does not matter
 */
record ClusterExpectation(String reachable, long inSync) {

    static final String LEADERS = "leaders";
    static final String ALL = "all";
    static final String BOOTSTRAP = "bootstrap";

    static ClusterExpectation read(SettingsSection expect, boolean hasTopics) {
        if (expect.has("in-sync") && !hasTopics) {
            expect.reject("in-sync", "topics that it is about");
        }
        return new ClusterExpectation(
                expect.choice("reachable", LEADERS, Set.of(LEADERS, ALL, BOOTSTRAP)),
                expect.number("in-sync", 0, 0, 1_000));
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("reachable", reachable);
        if (inSync > 0) {
            view.put("in-sync", inSync);
        }
        return view;
    }
}
