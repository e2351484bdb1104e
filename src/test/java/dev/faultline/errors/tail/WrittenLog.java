// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log as its writer and whoever rotates it treat it, and all the whole lines that were ever written to it. */
final class WrittenLog implements AutoCloseable {

    private static final int KEPT = 12;

    private final Path path;
    private final List<String> lines = new ArrayList<>();
    private final Optional<InstantSource> clock;
    private Path writing;
    private FileChannel writer;
    private String begun = "";
    private int number;

    private WrittenLog(Path path, Optional<InstantSource> clock) {
        this.path = path;
        this.clock = clock;
        this.writing = path;
        this.writer = opened(path);
        touch(path);
    }

    /** One whose files have the times of the machine. */
    static WrittenLog now(Path path) {
        return new WrittenLog(path, Optional.empty());
    }

    /** One whose files are written to at the times of a clock, which goes on with each question. */
    static WrittenLog at(Path path, InstantSource clock) {
        return new WrittenLog(path, Optional.of(clock));
    }

    private void touch(Path file) {
        try {
            if (clock.isPresent()) {
                Files.setLastModifiedTime(file, FileTime.from(clock.get().instant()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileChannel opened(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path path() {
        return path;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void write(String end) {
        var line = "line " + number++ + " at 2026-11-22T14:00:00Z" + end;
        put(line + "\n");
        lines.add(begun + line);
        begun = "";
    }

    void begin() {
        var part = "part " + number++ + " of ";
        put(part);
        begun += part;
    }

    void put(String text) {
        try {
            writer.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        touch(writing);
    }

    /** Renames the log; the writer goes on with the old file until it reopens. */
    void rename() {
        shift(0);
        writing = beside(1);
    }

    private void shift(int from) {
        try {
            Files.deleteIfExists(beside(KEPT));
            for (var i = KEPT - 1; i >= from; i--) {
                if (Files.exists(beside(i))) {
                    Files.move(beside(i), beside(i + 1));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path beside(int index) {
        return index == 0 ? path : path.resolveSibling(path.getFileName() + "." + index);
    }

    void reopen() {
        endLine();
        close();
        writing = path;
        writer = opened(path);
        touch(path);
    }

    /** Copies the log, with the time of its last write, as {@code cp -p} does, or as a file written now. */
    void copy(boolean timeToo) {
        endLine();
        shift(1);
        try {
            if (timeToo) {
                Files.copy(path, beside(1), StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                Files.copy(path, beside(1));
                touch(beside(1));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void truncate() {
        endLine();
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        touch(path);
    }

    void endLine() {
        if (!begun.isEmpty()) {
            write("");
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
