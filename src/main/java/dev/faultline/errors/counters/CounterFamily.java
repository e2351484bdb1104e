// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import dev.faultline.errors.CounterSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A counter of answered requests, and how its labels are to be read.
 *
 * @param counter its name
 * @param statusLabels the labels that may tell how a request was answered; the first that is there does
 * @param routeLabels the labels that may tell the route; the first that is there and not empty does
 * @param errorValues the values of a status label that stand for a 5xx; empty: {@link ResponseClass} knows
 * @param leftOut series with one of these labels are sums of others, or not the app's
 * @param ownCounts whether the process that shows the counter also counts: then the counter begins at 0 with the process
 */
record CounterFamily(
        String counter,
        List<String> statusLabels,
        List<String> routeLabels,
        Set<String> errorValues,
        Map<String, String> leftOut,
        boolean ownCounts) {

    private static final int LONGEST_ROUTE = 200;

    /** One whose process counts by itself, with nothing to leave out. */
    static CounterFamily counting(String counter, List<String> statusLabels, List<String> routeLabels) {
        return new CounterFamily(counter, statusLabels, routeLabels, Set.of(), Map.of(), true);
    }

    static CounterFamily of(CounterSettings settings) {
        return new CounterFamily(
                settings.name(),
                List.of(settings.statusLabel()),
                settings.routeLabel().stream().toList(),
                settings.errorValues(),
                Map.of(),
                true);
    }

    /** How the requests of a series were answered. */
    ResponseClass answered(Map<String, String> labels) {
        if (leftOut.entrySet().stream().anyMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())))) {
            return ResponseClass.NO_ANSWER;
        }
        return first(statusLabels, labels).map(this::answered).orElse(ResponseClass.NO_ANSWER);
    }

    private ResponseClass answered(String value) {
        if (errorValues.isEmpty()) {
            return ResponseClass.of(value);
        }
        return errorValues.contains(value) ? ResponseClass.ERROR : ResponseClass.OTHER;
    }

    /** The route of a series, at most 200 characters; empty if it tells none. */
    Optional<String> route(Map<String, String> labels) {
        return first(routeLabels, labels)
                .map(route -> route.length() <= LONGEST_ROUTE ? route : route.substring(0, LONGEST_ROUTE));
    }

    private static Optional<String> first(List<String> names, Map<String, String> labels) {
        return names.stream()
                .map(name -> labels.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
