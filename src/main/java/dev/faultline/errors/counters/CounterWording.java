// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

/** Why the app's metrics do not say how many of its responses failed. */
final class CounterWording {

    private CounterWording() {}

    static String unreadable(String why) {
        return "The app's metrics cannot be read: " + why + ".";
    }

    static String severalProcesses() {
        return "Several processes answer the app's metrics in turn, so nothing is counted from them; point"
                + " errors.metrics.url to an endpoint that adds up all of them.";
    }

    static String noCounter() {
        return "The app's metrics show no known counter of requests by status so far; name one under"
                + " errors.metrics.counters.";
    }

    static String tooMany(int most) {
        return "The app's metrics show more than " + most + " series of requests; the rest is not counted.";
    }
}
