package dev.faultline.testing.memory;

import dev.faultline.checkpoint.Bookmarks;
import dev.faultline.checkpoint.BookmarksContract;

class MemoryBookmarksTest extends BookmarksContract {

    private final MemoryBookmarks bookmarks = new MemoryBookmarks();

    @Override
    protected Bookmarks bookmarks() {
        return bookmarks;
    }
}
