package dev.faultline.store.memory;

import dev.faultline.store.ObservationStore;
import dev.faultline.store.ObservationStoreContract;

class MemoryStoreTest extends ObservationStoreContract {

    @Override
    protected ObservationStore open() {
        return new MemoryStore(clock);
    }
}
