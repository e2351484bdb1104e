// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import dev.faultline.settings.SettingsSection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which components of a document are observed. A name stands for the component and for all below it.
 *
 * @param include those that are; empty: all
 * @param exclude of these, those that are not
 */
record ComponentChoice(List<String> include, List<String> exclude) {

    /** What tells of the app itself, not of what it depends on. */
    static final List<String> USUALLY_EXCLUDED =
            List.of("diskSpace", "livenessState", "ping", "readinessState", "refreshScope", "ssl");

    ComponentChoice {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** Reads {@code include} and {@code exclude}. */
    static ComponentChoice read(SettingsSection settings) {
        var include = settings.texts("include");
        var exclude = settings.has("exclude") ? settings.texts("exclude") : USUALLY_EXCLUDED;
        for (var key : Set.of("include", "exclude")) {
            if (settings.texts(key).stream().anyMatch(String::isBlank)) {
                settings.reject(key, "names of components, as the document has them");
            }
        }
        return new ComponentChoice(include, exclude);
    }

    boolean takes(String name) {
        return (include.isEmpty() || isAmong(include, name)) && !isAmong(exclude, name);
    }

    private static boolean isAmong(List<String> names, String name) {
        return names.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "/"));
    }

    Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        if (!include.isEmpty()) {
            view.put("include", include);
        }
        view.put("exclude", exclude);
        return view;
    }
}
