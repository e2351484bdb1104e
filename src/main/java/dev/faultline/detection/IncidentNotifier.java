// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentListener;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Tells what becomes of incidents: a line in the log for each that opens or closes, and whoever listens. Thread-safe. */
public final class IncidentNotifier {

    private static final Logger LOG = Logger.getLogger(IncidentNotifier.class);

    private final List<IncidentListener> listeners;

    public IncidentNotifier(List<IncidentListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void opened(Incident incident) {
        LOG.infof(
                "window.opened incident=%s origin=%s from=%s errors=%d routes=%s",
                incident.id(), incident.origin(), incident.from(), incident.errors(), routes(incident));
        each(listener -> listener.opened(incident));
    }

    void closed(Incident incident) {
        LOG.infof(
                "window.closed incident=%s from=%s to=%s errors=%d routes=%s answer=%s",
                incident.id(),
                incident.from(),
                incident.to(),
                incident.errors(),
                routes(incident),
                incident.verdict().map(verdict -> verdict.headline().answer()).orElse(""));
        each(listener -> listener.closed(incident));
    }

    void judged(Incident incident) {
        each(listener -> listener.judged(incident));
    }

    private static List<String> routes(Incident incident) {
        return incident.routes().stream().limit(5).map(route -> route.route()).toList();
    }

    private void each(Consumer<IncidentListener> notification) {
        for (var listener : listeners) {
            try {
                notification.accept(listener);
            } catch (RuntimeException bug) {
                LOG.error("a listener to incidents failed", bug);
            }
        }
    }
}
