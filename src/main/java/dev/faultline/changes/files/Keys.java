package dev.faultline.changes.files;

import dev.faultline.checkpoint.Bookmarks;

/** The key of the fingerprints, made once for each store. */
public final class Keys {

    private static final String NAME = "changes key";

    private Keys() {}

    /**
     * The key that this store's fingerprints are made with.
     *
     * @throws dev.faultline.store.StoreUnavailable if there is none yet and it cannot be kept
     */
    public static String of(Bookmarks bookmarks) {
        return bookmarks.place(NAME).filter(key -> key.matches("[0-9a-f]{64}")).orElseGet(() -> {
            var key = Fingerprint.newKey();
            bookmarks.put(NAME, key);
            return key;
        });
    }
}
