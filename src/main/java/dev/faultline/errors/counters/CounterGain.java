// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.util.Optional;

/**
 * What counters have gained on one route.
 *
 * @param route if it is known
 * @param requests how many were answered, at least {@code errors}
 * @param errors how many of them with a 5xx
 */
record CounterGain(Optional<String> route, long requests, long errors) {

    CounterGain plus(CounterGain other) {
        return new CounterGain(route, requests + other.requests, errors + other.errors);
    }
}
