package dev.faultline.store.memory;

import dev.faultline.store.Bookmarks;
import dev.faultline.store.BookmarksContract;

class MemoryBookmarksTest extends BookmarksContract {

    private final MemoryBookmarks bookmarks = new MemoryBookmarks();

    @Override
    protected Bookmarks bookmarks() {
        return bookmarks;
    }
}
