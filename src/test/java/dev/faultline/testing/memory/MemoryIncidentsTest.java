// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.incident.IncidentStore;
import dev.faultline.incident.IncidentStoreContract;
import dev.faultline.store.RetentionPeriods;
import java.time.Instant;

class MemoryIncidentsTest extends IncidentStoreContract {

    private final MemoryIncidents incidents = new MemoryIncidents();

    @Override
    protected IncidentStore store() {
        return incidents;
    }

    @Override
    protected void tidy(RetentionPeriods retention, Instant now) {
        incidents.tidy(retention, now);
    }
}
