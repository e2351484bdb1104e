// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import dev.faultline.probe.ProbeSpec;
import dev.faultline.probe.http.HttpSource;
import dev.faultline.settings.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the app's health document is, and what of it matters.
 *
 * @param source of the document
 * @param components which of its components are observed
 * @param map by the name of a component, the dependency that it is about
 */
public record AppHealthSpec(HttpSource source, ComponentChoice components, Map<String, String> map)
        implements ProbeSpec {

    public AppHealthSpec {
        map = Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** None: the document is no dependency, and where its components are, the app does not say. */
    @Override
    public Set<String> endpoints() {
        return Set.of();
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("url", source.toString());
        if (!source.headers().isEmpty()) {
            var masked = new LinkedHashMap<String, Object>();
            source.headers().keySet().forEach(name -> masked.put(name, Secret.MASK));
            view.put("headers", masked);
        }
        view.put("components", components.publicView());
        if (!map.isEmpty()) {
            view.put("map", map);
        }
        return view;
    }

    @Override
    public Set<Secret> secrets() {
        return source.secrets();
    }
}
