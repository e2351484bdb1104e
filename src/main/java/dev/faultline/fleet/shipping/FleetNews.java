// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeListener;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentListener;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.probe.scheduler.StatusChange;

/** Hears what the fleet should know of at once. */
public final class FleetNews implements ProbeListener, ChangeListener, IncidentListener {

    private final Runnable nudge;

    public FleetNews(Runnable nudge) {
        this.nudge = nudge;
    }

    @Override
    public void changed(StatusChange change) {
        nudge.run();
    }

    @Override
    public void changed(Change change) {
        nudge.run();
    }

    @Override
    public void opened(Incident incident) {
        nudge.run();
    }

    @Override
    public void closed(Incident incident) {
        nudge.run();
    }

    @Override
    public void judged(Incident incident) {
        nudge.run();
    }
}
