// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the errors of a window say of where the app failed.
 *
 * @param routes those that failed, as far as they are known
 * @param frames the top stack frames of the error lines, {@code class.method} or a file
 * @param types the types of their exceptions
 */
public record FailureTrace(Set<String> routes, List<String> frames, List<String> types) {

    /** Nothing is known. */
    public static final FailureTrace NONE = new FailureTrace(Set.of(), List.of(), List.of());

    /** Files of these names are in every app: a frame that says no more names none of them. */
    private static final Set<String> COMMON = Set.of("index", "__init__", "main", "app", "server");

    public FailureTrace {
        routes = Set.copyOf(routes);
        frames = List.copyOf(frames);
        types = List.copyOf(types);
    }

    /** Whether a stack frame lies in one of the files. */
    boolean isIn(Collection<String> files) {
        return files.stream().anyMatch(file -> frames.stream().anyMatch(frame -> isIn(file, frame)));
    }

    private static boolean isIn(String file, String frame) {
        var name = file.substring(file.lastIndexOf('/') + 1);
        if (frame.equals(name)) {
            return !COMMON.contains(stem(name));
        }
        var dot = frame.lastIndexOf('.');
        if (dot <= 0) {
            return false;
        }
        var place = withoutInner(frame.substring(0, dot));
        var path = stem(file).replace('/', '.');
        return place.equals(path) && !COMMON.contains(place) || path.endsWith("." + place) && !COMMON.contains(place);
    }

    private static String withoutInner(String type) {
        var inner = type.indexOf('$');
        return inner > 0 ? type.substring(0, inner) : type;
    }

    /** Without the suffix. */
    private static String stem(String file) {
        var dot = file.lastIndexOf('.');
        return dot > file.lastIndexOf('/') + 1 ? file.substring(0, dot) : file;
    }

    /** The last word of a type, as people write it. */
    static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
