package dev.faultline.store.memory;

import dev.faultline.store.Bookmarks;
import dev.faultline.store.ErrorStore;
import dev.faultline.store.ErrorStoreContract;
import dev.faultline.store.Retention;
import java.time.Instant;

class MemoryErrorsTest extends ErrorStoreContract {

    private final Bookmarks bookmarks = new MemoryBookmarks();
    private final MemoryErrors errors = new MemoryErrors(bookmarks);

    @Override
    protected ErrorStore store() {
        return errors;
    }

    @Override
    protected Bookmarks bookmarks() {
        return bookmarks;
    }

    @Override
    protected void tidy(Retention retention, Instant now) {
        errors.tidy(retention, now);
    }
}
