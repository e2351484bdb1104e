// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.ObservationStoreContract;

class MemoryStoreTest extends ObservationStoreContract {

    @Override
    protected ObservationStore open() {
        return new MemoryStore(clock);
    }
}
