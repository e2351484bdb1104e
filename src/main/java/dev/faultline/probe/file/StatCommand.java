// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks the command {@code stat} of coreutils or busybox. A process costs some milliseconds of CPU, so an answer that is
 * young enough is given again, one of few left for a shorter time. Where there is no such command, nothing is known.
 */
final class StatCommand implements InodeCounter {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Pattern ANSWER = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");
    private static final Duration LOW_FOR = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 64;

    private final LongSupplier nanoTime;
    private final Map<Path, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Path, Process> hung = new ConcurrentHashMap<>();

    /** @param nanoTime the monotonic clock */
    StatCommand(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Answer(InodeUsage inodes, long at) {

        private long longest(Duration age) {
            return inodes.areLow() ? Math.min(LOW_FOR.toNanos(), age.toNanos()) : age.toNanos();
        }
    }

    @Override
    public InodeUsage at(Path path, Duration age) {
        var known = answers.get(path);
        if (known != null && nanoTime.getAsLong() - known.at < known.longest(age)) {
            return known.inodes;
        }
        var inodes = isHung(path) ? InodeUsage.UNKNOWN : ask(path);
        answers.put(path, new Answer(inodes, nanoTime.getAsLong()));
        return inodes;
    }

    /** A volume that hangs holds one process at most. */
    private boolean isHung(Path path) {
        var before = hung.get(path);
        return before != null && before.isAlive();
    }

    private InodeUsage ask(Path path) {
        var process = start(path);
        if (process == null) {
            return InodeUsage.UNKNOWN;
        }
        try {
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                hung.put(path, process);
                return InodeUsage.UNKNOWN;
            }
            hung.remove(path);
            var said = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII);
            return process.exitValue() == 0 ? read(said) : InodeUsage.UNKNOWN;
        } catch (IOException | UncheckedIOException unreadable) {
            return InodeUsage.UNKNOWN;
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return InodeUsage.UNKNOWN;
        }
    }

    private @Nullable Process start(Path path) {
        try {
            return new ProcessBuilder("stat", "-f", "-c", "%c %d", path.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            return null;
        }
    }

    private static InodeUsage read(String said) {
        var answer = ANSWER.matcher(said);
        return answer.matches()
                ? InodeUsage.told(Long.parseLong(answer.group(2)), Long.parseLong(answer.group(1)))
                : InodeUsage.NOT_COUNTED;
    }
}
