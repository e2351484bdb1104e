package dev.faultline.sqlite;

import dev.faultline.checkpoint.Bookmark;
import dev.faultline.checkpoint.Bookmarks;
import java.time.InstantSource;
import java.util.Optional;

/** The bookmarks in the local store. */
final class StoredBookmarks implements Bookmarks {

    private final Writer writer;
    private final Committer committer;
    private final Reader reader;
    private final InstantSource clock;

    StoredBookmarks(Writer writer, Committer committer, Reader reader, InstantSource clock) {
        this.writer = writer;
        this.committer = committer;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Optional<String> place(String name) {
        writer.awaitOpened();
        return reader.read(Optional.empty(), session -> new BookmarkRows(session).place(name));
    }

    @Override
    public void put(String name, String place) {
        var now = clock.instant();
        writer.call(() -> committer.commit((session, effects) -> {
            new BookmarkRows(session).put(new Bookmark(name, place), now);
            return true;
        }));
    }
}
