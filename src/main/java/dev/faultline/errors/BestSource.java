// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Of several sources the one that counted the most errors. Two sources may report the same error, so the counts of two are
 * never added up.
 */
public final class BestSource {

    private BestSource() {}

    /**
     * What the best source counted, in the given order; of sources that counted equally many errors the first in the order
     * of {@link ErrorSource}. Empty if nothing is given.
     */
    public static List<ResponseCount> of(Collection<ResponseCount> counts) {
        Map<ErrorSource, List<ResponseCount>> bySource = new EnumMap<>(ErrorSource.class);
        counts.forEach(each -> bySource.computeIfAbsent(each.source(), source -> new ArrayList<>())
                .add(each));
        var best = List.<ResponseCount>of();
        var most = -1L;
        // A map of an enum is in the order of the enum.
        for (var ofSource : bySource.values()) {
            var errors = errors(ofSource);
            if (errors > most) {
                best = ofSource;
                most = errors;
            }
        }
        return List.copyOf(best);
    }

    /** How many errors were counted in all. */
    public static long errors(Collection<ResponseCount> counts) {
        return counts.stream().mapToLong(ResponseCount::errors).sum();
    }
}
