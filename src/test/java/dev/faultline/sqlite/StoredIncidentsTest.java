// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.incident.IncidentStore;
import dev.faultline.incident.IncidentStoreContract;
import dev.faultline.store.RetentionPeriods;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredIncidentsTest extends IncidentStoreContract {

    @RegisterExtension
    final StoreOnDisk disk = new StoreOnDisk(clock);

    @Override
    protected IncidentStore store() {
        return disk.store().incidents();
    }

    @Override
    protected void tidy(RetentionPeriods retention, Instant now) {
        disk.store().tidy(retention, now);
    }
}
