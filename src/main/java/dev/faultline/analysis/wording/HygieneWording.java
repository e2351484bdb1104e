// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;

/** What was missing to answer better: step 9 of the runbook. */
public final class HygieneWording {

    private static final int NAMED = 5;

    private HygieneWording() {}

    public static String nothingMissing() {
        return "Nothing that Faultline can watch was missing.";
    }

    public static String oneMissing(String why) {
        return "One thing would have given a better answer: " + Character.toLowerCase(why.charAt(0)) + why.substring(1);
    }

    public static String severalMissing(int number, String first) {
        return number + " things would have given a better answer; the first: " + first;
    }

    public static String proberStarved() {
        return "The sidecar itself was stopped or starved near the window: reserve CPU for it (requests.cpu).";
    }

    /** @param reason a clause; empty if none is known */
    public static String unchecked(Collection<String> names, String reason) {
        return "Faultline could not check " + EnglishWords.few(names, NAMED) + " near the window"
                + NoteWording.because(reason);
    }

    public static String noResponsesCounted() {
        return "Neither an access log nor metrics of the app are read (errors.access-log, errors.metrics): which requests"
                + " failed, and when, is known only from what is posted to /api/v1/errors.";
    }

    public static String noAccessLog() {
        return "Without the access log (errors.access-log) error times are only as exact as the interval of the metrics.";
    }

    public static String noAppLog() {
        return "The app's error lines are not read (errors.app-log).";
    }

    public static String noDeploys() {
        return "Deploys are not detected: set changes.labels, or POST /api/v1/changes with each deploy.";
    }

    public static String noEdits() {
        return "Edits of config and secret files are not detected: set changes.watch.";
    }

    public static String unwatchedPlace(String place) {
        return "The error lines name " + place + ", which nothing watches: add it under dependencies.";
    }

    public static String noServices() {
        return "No service that the app calls is watched: list them under dependencies.";
    }

    public static String noVariables() {
        return "Required variables and secret files are not checked: add a dependency of kind env.";
    }

    public static String noPaths() {
        return "No path is checked: add a dependency of kind file for each path that the app writes to.";
    }

    public static String silentDocument(String name) {
        return "The health document of " + name + " tells of no component: have the app show them (in Spring Boot"
                + " management.endpoint.health.show-components: always).";
    }

    public static String intervalTooLong(String name, Duration resolution, Duration window) {
        return name + " was checked too seldom for this window of " + DurationWords.of(window) + ": an outage of up to "
                + DurationWords.of(resolution) + " could go unnoticed. Shorten its interval.";
    }

    public static String baselineTooShort(Collection<String> names) {
        return "Too little history yet to say how likely chance is"
                + (names.size() > NAMED ? "" : " for " + EnglishWords.few(names, NAMED))
                + "; that comes with time, and there is nothing to do.";
    }

    public static String noRoutes() {
        return "No route of the app is checked, so the failing layer cannot be narrowed down: add some under routes.";
    }

    public static String oneRoute() {
        return "Only one route of the app is checked: add one under routes that needs no dependency.";
    }
}
