// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import dev.faultline.dependency.RouteDependency;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.text.HarmlessText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a message says of an incident beside what happened: the verdict in a word, and what fails. */
final class HeadlineWording {

    private static final int MOST_NAMES = 5;

    private HeadlineWording() {}

    /** "Coincides: orders-db" or "No watched dependency failed"; absent without a verdict. */
    static Optional<String> answer(LiveEvent.OfWindow window) {
        return window.incident().verdict().map(kept -> answer(kept.headline()));
    }

    private static String answer(VerdictHeadline headline) {
        return switch (headline.answer()) {
            case "COINCIDES" -> "Coincides" + suspects(headline);
            case "PARTLY_COINCIDES" -> "Partly coincides" + suspects(headline);
            case "DOES_NOT_COINCIDE" -> "No watched dependency failed";
            default -> "Inconclusive";
        };
    }

    private static String suspects(VerdictHeadline headline) {
        return headline.suspects().isEmpty() ? "" : ": " + named(headline.suspects());
    }

    /** "Failing: orders-db (connect), route checkout (assertion)"; absent if nothing fails. */
    static Optional<String> failing(List<LiveEvent.OfDependency> failing) {
        return failing.isEmpty()
                ? Optional.empty()
                : Optional.of("Failing: "
                        + named(failing.stream()
                                .map(each -> (RouteDependency.isOne(each.subject()) ? "route " : "")
                                        + RouteDependency.nameOf(each.subject())
                                        + (each.failure() == FailureClass.NONE
                                                ? ""
                                                : " (" + each.failure().label() + ")"))
                                .toList()));
    }

    private static String named(List<String> names) {
        var more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return names.stream().limit(MOST_NAMES).map(HarmlessText::of).collect(Collectors.joining(", ")) + more;
    }
}
