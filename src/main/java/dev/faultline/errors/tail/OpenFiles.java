// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files of a log that are open, the oldest first, and how often another one was added. Not thread-safe. */
final class OpenFiles implements Closeable {

    private final List<TailedFile> files = new ArrayList<>();
    private boolean isBegun;
    private long rotations;

    /** The oldest first. */
    List<TailedFile> list() {
        return List.copyOf(files);
    }

    /** How often a file was added that is read from its beginning, but for the very first. */
    long rotations() {
        return rotations;
    }

    /** Says that the log was followed before: the next file that is new is a rotation. */
    void begin() {
        isBegun = true;
    }

    int size() {
        return files.size();
    }

    int indexOf(TailedFile file) {
        return files.indexOf(file);
    }

    /** The one that the path led to last. */
    Optional<TailedFile> newest() {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
    }

    boolean isNewest(FileIdentity file) {
        return newest().filter(newest -> newest.key().equals(file.key())).isPresent();
    }

    /** The one with that device and number. */
    Optional<TailedFile> find(String key) {
        return files.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    void add(int index, TailedFile file) {
        files.add(index, file);
        rotations += isBegun && file.committed().offset() == 0 ? 1 : 0;
        isBegun = true;
    }

    void makeNewest(TailedFile file) {
        files.remove(file);
        files.add(file);
    }

    void remove(TailedFile file) {
        files.remove(file);
    }

    /** When the first of them was last written to; empty if there is none. Nothing written to before was left unread. */
    Optional<Instant> oldestWriting() {
        return files.stream().map(each -> each.committed().written()).min(Comparator.naturalOrder());
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
        files.clear();
    }
}
