// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.EnglishWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether routes tell the failing layer, and whether it works again: steps 6 and 8 of the runbook. */
public final class ReportWording {

    private static final int NAMED = 4;
    static final String RE_TEST = "press \"Probe everything now\" on the page, or POST /api/v1/sweep";

    private ReportWording() {}

    // Step 6: reproduce.

    public static String routesNotWatched() {
        return "No route of the app is checked: add some under routes, among them one that needs no dependency.";
    }

    public static String routesPassed(Collection<String> names) {
        return "Every checked route answered as expected in the window (" + EnglishWords.list(names)
                + "): another route failed, or not every request did.";
    }

    public static String routesNotChecked(Collection<String> names) {
        return EnglishWords.list(names) + (names.size() == 1 ? " was" : " were")
                + " not checked in the window: it is shorter than the interval, or was not watched.";
    }

    /** "pay and cart fail, home does not: ". */
    public static String routesFail(List<String> failing, List<String> passing) {
        if (failing.size() == 1 && !passing.isEmpty()) {
            return "Only " + failing.get(0) + " fails: ";
        }
        return EnglishWords.list(failing) + (failing.size() == 1 ? " fails" : " fail")
                + (passing.isEmpty()
                        ? ""
                        : ", " + EnglishWords.few(passing, NAMED) + (passing.size() == 1 ? " does" : " do") + " not")
                + ": ";
    }

    /** @param failing how many routes fail */
    public static String layerIsDependency(String name, int failing) {
        return (failing == 1 ? "it uses " : failing == 2 ? "both use " : "all of them use ") + name + ", which failed.";
    }

    public static String layerMayBeUse(String name) {
        return "they all use " + name
                + ", whose own checks passed; the other routes were not checked. Check how the app uses it.";
    }

    public static String layerUnchecked() {
        return "the other routes were not checked in the window, so the failing layer cannot be narrowed down.";
    }

    public static String layerIsUse(String name) {
        return "exactly the routes that use " + name
                + " fail, though its own checks passed. Check how the app uses it.";
    }

    public static String layerIsProcess() {
        return "Every checked route fails: check the process, its settings and its platform, not one handler.";
    }

    public static String layerIsHandler(String name) {
        return "check what only " + name + " does.";
    }

    public static String layerIsShared() {
        return "check what these share and the others do not.";
    }

    public static String layerUnknown() {
        return "only one route is checked, so the failing layer cannot be narrowed down. Add a route that needs no"
                + " dependency.";
    }

    /** One route. */
    public static String routeFailed(String route, String message) {
        return route + ": failed" + (message.isEmpty() ? "" : ", " + message);
    }

    public static String routeSlow(String route, String message) {
        return route + ": answered, but slowly or with a warning: " + message;
    }

    public static String routePassed(String route) {
        return route + ": answered as expected";
    }

    public static String routeNotChecked(String route) {
        return route + ": not checked in the window";
    }

    // Step 8: re-test.

    /**
     * "orders-db: failed in the window, up at 16:50:18 UTC".
     *
     * @param status of the last check since, if there was one
     * @param time of that check
     */
    public static String reTested(String name, boolean failed, Optional<String> status, String time) {
        return name + ": " + (failed ? "failed" : "did not fail") + " in the window, "
                + status.map(now -> now + " at " + time + " UTC").orElse("not checked since");
    }

    public static String nothingToReTest() {
        return "Nothing is watched that could be tested again.";
    }

    public static String stillFailing(Collection<String> names, String reason) {
        return EnglishWords.list(names) + (names.size() == 1 ? " still fails: " : " still fail: ")
                + EnglishWords.withoutStop(reason) + ".";
    }

    public static String noReason() {
        return "no reason given";
    }

    public static String errorsGoOn() {
        return "Errors still come in. Once it is fixed, " + RE_TEST + ".";
    }

    public static String notReTested() {
        return "Not re-tested yet: " + RE_TEST + ".";
    }

    public static String nothingHadFailed() {
        return "Everything that is watched has been up since the window, and nothing had failed in it.";
    }

    /** "orders-db and the routes checkout and orders work again (checked 16:50:18 UTC)." */
    public static String recovered(List<String> dependencies, List<String> routes, String checked) {
        var names = new ArrayList<>(dependencies);
        if (routes.size() == 1) {
            names.add("route " + routes.get(0));
        } else if (routes.size() > 1) {
            names.add("the routes " + EnglishWords.list(routes));
        }
        return EnglishWords.list(names) + (dependencies.size() + routes.size() == 1 ? " works" : " work")
                + " again (checked " + checked + " UTC).";
    }
}
