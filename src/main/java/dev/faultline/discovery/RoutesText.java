// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import dev.faultline.discovery.mentions.MentionName;
import dev.faultline.errors.accesslog.LoggedRoutes.LoggedRoute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The section of a config file with the app's own routes; what a person has to complete stands in comments. */
final class RoutesText {

    private static final String COMMENT = "# ";
    private static final String HTTPS = "443";

    /** Who never signed in cannot tell from the log whether a route asks for it: that it does is no failure. */
    private static final String NOT_FAILED = "200-399,401,403";

    private final StringJoiner text;
    private final Set<String> names = new HashSet<>();
    private final String place;

    private RoutesText(String place, StringJoiner text) {
        this.place = place;
        this.text = text;
    }

    static void add(AppRoutes routes, StringJoiner text) {
        if (routes.routes().isEmpty() && routes.unsure().isEmpty()) {
            return;
        }
        var ports = routes.ports();
        var isKnown = ports.size() == 1 && !String.valueOf(ports.get(0)).endsWith(HTTPS);
        new RoutesText(isKnown ? String.valueOf(ports.get(0)) : "PORT", text).add(routes, isKnown);
    }

    private void add(AppRoutes routes, boolean isKnown) {
        var isComplete = isKnown && !routes.routes().isEmpty();
        var margin = isComplete ? "  " : "  " + COMMENT;
        text.add(margin + "routes:" + (isKnown ? "" : " # " + whichPort(routes.ports())));
        text.add(margin
                + "  # From the access log: GETs without a query that were answered well. Faultline asks each every 30 s,"
                + " every 5 s in");
        text.add(
                margin
                        + "  # trouble, without signing in: a redirect, a 401 and a 403 count as a response. Take out what does more than");
        text.add(margin + "  # read, and what costs much.");
        routes.routes().forEach(route -> add(route, margin + "  ", ""));
        routes.unsure()
                .forEach(route -> add(
                        route,
                        isComplete ? margin + "  " + COMMENT : margin + "  ",
                        AppRoutes.isTemplate(route)
                                ? "; put an id that stays valid for the asterisk"
                                : "; it may ask for a sign-in: take it only if it responds without"));
    }

    private static String whichPort(List<Integer> ports) {
        return ports.isEmpty()
                ? "give the app's port"
                : "give the app's port: " + ports.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + (ports.size() == 1 ? " is" : " are") + " listened on in this pod; https if it is TLS";
    }

    private void add(LoggedRoute route, String margin, String remark) {
        var url = KindKeys.quoted("http://localhost:" + place + route.path());
        text.add(margin + name(route.path()) + ": { url: " + url
                + ", follow-redirects: false, alert-interval: 5s, expect: { status: \""
                + NOT_FAILED + "\" } } # "
                + route.times() + " times" + remark);
    }

    private String name(String path) {
        var name = path.equals("/") ? "home" : MentionName.fit(path);
        var unique = name;
        for (var time = 2; !names.add(unique); time++) {
            unique = name + "-" + time;
        }
        return unique;
    }
}
