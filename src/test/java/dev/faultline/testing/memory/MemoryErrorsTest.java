package dev.faultline.testing.memory;

import dev.faultline.checkpoint.Bookmarks;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ErrorStoreContract;
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
