// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys that were asked of a section, each with what it may hold, in the order in which they were asked. Not thread-safe. */
final class SectionShape {

    private final Map<String, KeyShape> keys = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<List<String>> alternatives = new LinkedHashSet<>();
    private boolean named;

    void ask(String key, KeyShape shape) {
        keys.merge(key, shape, KeyShape::closer);
    }

    /** It was asked only whether the key is there. */
    void ask(String key) {
        ask(key, new KeyShape.Anything());
    }

    void forget(String key) {
        keys.remove(key);
    }

    /** The section was refused for lack of this key. */
    void require(String key) {
        required.add(key);
    }

    /** At most one of these keys may be there. */
    void atMostOne(List<String> either) {
        alternatives.add(either);
    }

    /** What another reading asked of the same section. */
    void add(SectionShape other) {
        other.keys.forEach((key, shape) -> {
            if (keys.get(key) instanceof KeyShape.Below here && shape instanceof KeyShape.Below there) {
                here.section().add(there.section());
            } else if (keys.get(key) instanceof KeyShape.ListBelow here && shape instanceof KeyShape.ListBelow there) {
                keys.put(key, here.and(there));
            } else {
                ask(key, shape);
            }
        });
        required.addAll(other.required);
        alternatives.addAll(other.alternatives);
        named |= other.named;
    }

    /** Its keys are names of the user's. */
    void nameFreely() {
        named = true;
    }

    Map<String, KeyShape> keys() {
        return Collections.unmodifiableMap(keys);
    }

    Set<String> required() {
        return Collections.unmodifiableSet(required);
    }

    List<List<String>> alternatives() {
        return List.copyOf(alternatives);
    }

    boolean isNamedFreely() {
        return named;
    }
}
