// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.errors.accesslog.LoggedRoutes.LoggedRoute;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The app's own routes that may be asked, and where.
 *
 * @param routes at most eight, the most frequent first
 * @param unsure at most three that a person has to complete, for an id is in them, or to decide about, for they may ask for a
 *     sign-in
 * @param ports those that may be the app's
 */
record AppRoutes(List<LoggedRoute> routes, List<LoggedRoute> unsure, List<Integer> ports) {

    static final AppRoutes NONE = new AppRoutes(List.of(), List.of(), List.of());

    private static final int MOST = 8;
    private static final int MOST_UNSURE = 3;
    private static final int MOST_SIBLINGS = 12;
    private static final Pattern PLAIN = Pattern.compile("/|(/(\\*|[A-Za-z0-9_~+-][A-Za-z0-9._~+-]*))+/?");
    private static final Pattern FILE = Pattern.compile(".*\\.[A-Za-z0-9]{1,5}");

    /** What acts, is long, or never ends although it is asked with GET. */
    private static final Pattern ACTING = Pattern.compile(".*[/_.~+-](?i:log-?(out|off)|sign-?out|delete|remove|destroy"
            + "|unsubscribe|cancel|confirm|verify|activate|reset|revoke|approve|reject|pay|buy|run|start|stop|restart"
            + "|shutdown|trigger|execute|import|export|download|backup|send|sync|refresh|flush|purge|clear|events|stream"
            + "|sse|subscribe|poll|ws|websocket|live|tail|metrics|prometheus)($|[/_.~+A-Z-]).*");

    /** What usually asks for a sign-in: whoever asks it without one all the time may be taken for an attacker. */
    private static final Pattern SIGNED_IN =
            Pattern.compile("(?i:.*[/_.~+-](me|my|mine|whoami|accounts?|admin|profile|settings"
                    + "|preferences|dashboard|billing|wallet|inbox|messages|notifications|private|internal|secure|management|manage"
                    + "|console|sessions?|tokens?|auth|oauth2?|log-?in|sign-?in)($|[/_.~+-]).*)");

    private static final Set<String> OF_PEOPLE = Set.of(
            "user",
            "users",
            "customer",
            "customers",
            "account",
            "accounts",
            "member",
            "members",
            "person",
            "people",
            "profile",
            "profiles",
            "patient",
            "patients",
            "employee",
            "employees",
            "author",
            "authors",
            "u");

    AppRoutes {
        routes = List.copyOf(routes);
        unsure = List.copyOf(unsure);
        ports = List.copyOf(ports);
    }

    /**
     * What may be asked again and again among what the access log has: nothing that acts by its name, is a file, or names a
     * person.
     *
     * @param ports those that may be the app's
     */
    static AppRoutes among(List<LoggedRoute> logged, List<Integer> ports) {
        var siblings =
                logged.stream().collect(Collectors.groupingBy(route -> parent(route.path()), Collectors.counting()));
        Predicate<LoggedRoute> isOneOfMany = route -> siblings.getOrDefault(parent(route.path()), 0L) > MOST_SIBLINGS;
        var harmless = logged.stream()
                .filter(route -> isHarmless(route.path()))
                .filter(isOneOfMany.negate())
                .sorted(Comparator.comparingInt(LoggedRoute::times).reversed())
                .toList();
        return new AppRoutes(
                harmless.stream()
                        .filter(route -> !isTemplate(route) && !mayAskForSignIn(route))
                        .limit(MOST)
                        .toList(),
                harmless.stream()
                        .filter(route -> isTemplate(route) || mayAskForSignIn(route))
                        .limit(MOST_UNSURE)
                        .toList(),
                ports);
    }

    private static boolean mayAskForSignIn(LoggedRoute route) {
        return SIGNED_IN.matcher(route.path()).matches();
    }

    /** Whether only a person can put in the id that it takes. */
    static boolean isTemplate(LoggedRoute route) {
        return route.path().contains("*");
    }

    private static boolean isHarmless(String path) {
        return PLAIN.matcher(path).matches()
                && !FILE.matcher(path).matches()
                && !ACTING.matcher(path).matches()
                && !namesPerson(path);
    }

    private static boolean namesPerson(String path) {
        var segments = List.of(path.split("/"));
        return segments.stream().limit(Math.max(0, segments.size() - 1)).anyMatch(OF_PEOPLE::contains);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
