// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.connection.ConnectionRules;
import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.connection.ObservedWindow;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.connections.ConnectionLog;
import dev.faultline.connections.DependencyPlaces;
import dev.faultline.connections.ReadSpan;
import dev.faultline.errors.ErrorSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Reads the connections around a window, and what they say. Thread-safe. */
public final class ConnectionHistory implements ConnectionSource {

    private static final Duration LATELY = Duration.ofMinutes(1);

    /** So much of a window is all of it, but for its edges. */
    private static final double OBSERVED = 0.95;

    private final ConnectionLog log;
    private final DependencyRegistry dependencies;
    private final RouteRegistry routes;
    private final BooleanSupplier isAppsNetwork;

    /** @param isAppsNetwork whether the connections are the app's, and not those of a whole machine */
    public ConnectionHistory(
            ConnectionLog log, DependencyRegistry dependencies, RouteRegistry routes, BooleanSupplier isAppsNetwork) {
        this.isAppsNetwork = isAppsNetwork;
        this.log = log;
        this.dependencies = dependencies;
        this.routes = routes;
    }

    /**
     * Where the app has had connections within the last minute, or tried to connect, and no dependency is: those with the most
     * connections first, in words.
     */
    public List<String> unwatched(Instant now) {
        var start = now.minus(LATELY);
        var spans = isAppsNetwork.getAsBoolean() ? log.spans(start, now) : List.<ReadSpan>of();
        if (spans.isEmpty()) {
            return List.of();
        }
        var window = new ObservedWindow(start, now, start, List.of(), log.runs(start, now), spans, places());
        return ConnectionRules.unwatched(window);
    }

    /** Where all that is watched is and was: the dependencies, and the app's own routes. */
    public DependencyPlaces places() {
        var watched = Stream.concat(dependencies.all().stream(), routes.all().stream());
        return new DependencyPlaces(watched.toList(), log.addresses());
    }

    @Override
    public ConnectionSigns signs(VerdictQuestion question, Collection<DependencyVerdict> judged) {
        if (!isAppsNetwork.getAsBoolean()) {
            return ConnectionSigns.NONE;
        }
        var from = question.window().from();
        var to = question.window().to();
        var start = from.minus(ObservedWindow.BEFORE);
        var spans = log.spans(start, to);
        if (spans.isEmpty()) {
            return log.isAlone() ? ConnectionSigns.OUT_OF_REACH : ConnectionSigns.NONE;
        }
        var firstError = question.errors().stream()
                .map(ErrorSample::at)
                .min(Instant::compareTo)
                .filter(at -> !at.isBefore(from))
                .orElse(from);
        return ConnectionRules.of(
                new ObservedWindow(from, to, firstError, question.others(), log.runs(start, to), spans, places()),
                judged.stream()
                        .filter(ConnectionHistory::wasUp)
                        .map(each -> each.dependency().name())
                        .toList());
    }

    /** Whether every probe of the window found it up, also where nobody knows the time before, in which a cause may lie. */
    private static boolean wasUp(DependencyVerdict judged) {
        return judged.finding() == Finding.CLEARED
                || judged.finding() == Finding.MAY_HAVE_FAILED
                        && judged.episodes().isEmpty()
                        && judged.observations() > 0
                        && judged.coverage() >= OBSERVED;
    }
}
