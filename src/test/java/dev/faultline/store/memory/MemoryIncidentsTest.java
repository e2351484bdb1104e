package dev.faultline.store.memory;

import dev.faultline.store.IncidentStore;
import dev.faultline.store.IncidentStoreContract;
import dev.faultline.store.Retention;
import java.time.Instant;

class MemoryIncidentsTest extends IncidentStoreContract {

    private final MemoryIncidents incidents = new MemoryIncidents();

    @Override
    protected IncidentStore store() {
        return incidents;
    }

    @Override
    protected void tidy(Retention retention, Instant now) {
        incidents.tidy(retention, now);
    }
}
