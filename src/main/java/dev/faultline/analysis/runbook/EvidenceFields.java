// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Named values in their order, as they become JSON: texts, numbers, flags, instants, durations, lists of them, and fields
 * below. What is absent is left out.
 */
public final class EvidenceFields {

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The same with one more. */
    public EvidenceFields with(String name, Object value) {
        values.put(name, value instanceof EvidenceFields below ? below.values() : value);
        return this;
    }

    /** The same with one more, if it is there. */
    public EvidenceFields with(String name, Optional<?> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    /** The same with one more, if it is there. */
    public EvidenceFields with(String name, OptionalLong value) {
        value.ifPresent(present -> with(name, (Object) present));
        return this;
    }

    /** All of them; a view. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
