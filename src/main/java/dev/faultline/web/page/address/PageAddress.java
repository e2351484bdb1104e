// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.address;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.problem.RequestFault;
import dev.faultline.web.api.request.IncidentSearch;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.api.request.RouteSearch;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The request that the address of the page makes. Whatever is wrong in it is reported, and the rest still holds.
 *
 * @param typed what it says of the window, as it was typed
 * @param question the window or the incident that is to be judged; absent if there is none, or it cannot be read
 * @param view the span to show
 * @param problems what is wrong in it, one sentence each
 * @param faulty the names of the parameters that are wrong
 * @param isJudged whether the verdict and the report are wanted
 * @param suspects the names of those whose lanes come first where nothing is judged
 * @param isViewFree whether it leaves the span to the page
 */
public record PageAddress(
        RawQuery typed,
        Optional<ReportRequest> question,
        PageView view,
        List<String> problems,
        Set<String> faulty,
        boolean isJudged,
        List<String> suspects,
        boolean isViewFree) {

    /** So long the page shows the last incident where the address asks for none. */
    private static final Duration LAST_INCIDENT = Duration.ofHours(24);

    private static final Set<String> OF_WINDOW =
            Set.of("from", "to", "last", "zone", "route", "incident", "tolerance", "max-lag");
    private static final Set<String> OF_VIEW = Set.of("view-from", "view-to", "view-last", "zone");

    public PageAddress {
        problems = List.copyOf(problems);
        faulty = Set.copyOf(faulty);
        suspects = List.copyOf(suspects);
    }

    /**
     * Reads it.
     *
     * @param usualLag how far errors may follow their cause
     * @param routes by which the route is read
     */
    public static PageAddress of(
            MultivaluedMap<String, String> query,
            Instant now,
            Duration usualLag,
            IncidentSearch incidents,
            RouteSearch routes) {
        var typed = RawQuery.in(query);
        var problems = new ArrayList<ProblemException>();
        var question = question(typed, query, now, incidents)
                .flatMap(asked -> reading(
                        new QueryParameters(asked, now),
                        parameters -> ReportRequest.read(parameters, usualLag, incidents, routes),
                        problems));
        var usual = question.map(request -> around(request, typed, now)).orElse(PageView.usual(now));
        var view = reading(
                new QueryParameters(only(OF_VIEW, query), now),
                parameters -> PageView.read(parameters, usual),
                problems);
        return new PageAddress(
                typed,
                question,
                view.orElse(usual),
                problems.stream()
                        .map(each -> each.problem().detail())
                        .distinct()
                        .toList(),
                faulty(problems),
                !"no".equals(query.getFirst("judge")),
                query.getOrDefault("suspect", List.of()),
                OF_VIEW.stream().filter(name -> !name.equals("zone")).noneMatch(query::containsKey));
    }

    /** Where the address asks nothing, that is the open or the last incident. */
    private static Optional<MultivaluedMap<String, String>> question(
            RawQuery typed, MultivaluedMap<String, String> query, Instant now, IncidentSearch incidents) {
        if (typed.isQuestion()) {
            return Optional.of(only(OF_WINDOW, query));
        }
        return incidents.current(now.minus(LAST_INCIDENT), now).map(id -> {
            var current = new MultivaluedHashMap<String, String>();
            current.putSingle("incident", id);
            return current;
        });
    }

    /** Whether the question is the page's own, and not that of the address. */
    public boolean isUnasked() {
        return question.isPresent() && !typed.isQuestion();
    }

    /** The same with another span. */
    public PageAddress showing(PageView other) {
        return new PageAddress(typed, question, other, problems, faulty, isJudged, suspects, isViewFree);
    }

    /** The window that is to be judged. */
    public Optional<JudgedWindow> window() {
        return question.map(request -> request.question().window());
    }

    private static PageView around(ReportRequest request, RawQuery typed, Instant now) {
        if (!typed.isQuestion()) {
            return PageView.reaching(request.question().window().from(), now);
        }
        var isOpen = request.incident()
                .map(incident -> incident.state() == Incident.State.OPEN)
                .orElse(typed.endsNow());
        return PageView.around(request.question().window(), isOpen, now);
    }

    private static <T> Optional<T> reading(
            QueryParameters parameters, Function<QueryParameters, T> reader, List<ProblemException> problems) {
        try {
            var read = reader.apply(parameters);
            parameters.end();
            return Optional.of(read);
        } catch (ProblemException problem) {
            problems.add(problem);
            return Optional.empty();
        }
    }

    private static Set<String> faulty(List<ProblemException> problems) {
        var names = new HashSet<String>();
        for (var each : problems) {
            Optional.ofNullable(each.problem().errors()).orElse(List.of()).stream()
                    .map(RequestFault::parameter)
                    .filter(Objects::nonNull)
                    .forEach(names::add);
        }
        return names;
    }

    /** Whatever else an address carries, such as marks of a chat room, is none of the page's business. */
    private static MultivaluedMap<String, String> only(Set<String> names, MultivaluedMap<String, String> query) {
        var some = new MultivaluedHashMap<String, String>();
        query.forEach((name, values) -> {
            if (names.contains(name)) {
                some.put(name, values);
            }
        });
        return some;
    }
}
