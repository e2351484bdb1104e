// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.env;

import dev.faultline.probe.ProbeSpec;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be set.
 *
 * @param required variables that have to be there and not be empty
 * @param matches variables that have to be there, with the regular expression their whole value has to match
 * @param files files that have to be there, readable and not empty; absolute
 */
record EnvSpec(List<String> required, Map<String, String> matches, List<Path> files) implements ProbeSpec {

    EnvSpec {
        required = List.copyOf(required);
        matches = Collections.unmodifiableMap(new LinkedHashMap<>(matches));
        files = List.copyOf(files);
    }

    @Override
    public Set<String> endpoints() {
        return files.stream().map(Path::toString).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Object> publicView() {
        var view = new LinkedHashMap<String, Object>();
        view.put("required", required);
        view.put("matches", matches);
        view.put("files", files.stream().map(Path::toString).toList());
        view.values()
                .removeIf(value -> value instanceof List<?> list && list.isEmpty()
                        || value instanceof Map<?, ?> map && map.isEmpty());
        return view;
    }
}
