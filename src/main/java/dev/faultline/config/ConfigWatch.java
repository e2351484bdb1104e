// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.config.ConfigFile.FileContent;
import dev.faultline.config.ConfigFile.FileContent.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The config in force, kept in step with its file. Thread-safe.
 *
 * <p>What counts is what the file holds, not how it came there: an edit in place, a rename over it and the swap of a
 * ConfigMap's symlink are noticed alike, because the path is opened and read anew each time.
 *
 * <pre>
 *            good            bad, empty or gone
 *   loaded ───────▶ in force ───────▶ in force, with a problem ───▶ in force (good again, or as it was)
 * </pre>
 */
public final class ConfigWatch {

    private static final Logger LOG = Logger.getLogger(ConfigWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    /** A refused file can become good without an edit, when a secret file that it names appears. */
    private static final int READINGS_UNTIL_RETRY = 20;

    private final ConfigFile file;
    private final ConfigLoader loader;
    private final Consumer<FaultlineConfig> listener;

    private volatile FaultlineConfig current = FaultlineConfig.NONE;
    private volatile Optional<ConfigProblem> problem = Optional.empty();
    private FileContent seen = FileContent.ABSENT;
    private FileContent judged = FileContent.ABSENT;
    private FileContent applied = FileContent.ABSENT;
    private int readings;

    /** @param listener given each new config in force after the first, never two at a time */
    public ConfigWatch(ConfigFile file, ConfigLoader loader, Consumer<FaultlineConfig> listener) {
        this.file = file;
        this.loader = loader;
        this.listener = listener;
    }

    /**
     * Reads the file for the first time. Without one nothing is watched until it appears.
     *
     * @throws ConfigException if it is there and cannot be used
     */
    public synchronized FaultlineConfig load() {
        var content = file.read();
        if (content.state() == State.UNREADABLE) {
            throw new ConfigException(List.of(ConfigError.file("the file " + file.path() + " cannot be read", 1)));
        }
        seen = content;
        judged = content;
        applied = content;
        if (content.state() == State.ABSENT) {
            var summary =
                    "There is no config file at " + file.path() + "; no dependency is watched until there is one.";
            problem = Optional.of(new ConfigProblem(summary, List.of()));
            LOG.logf(file.named() ? Logger.Level.WARN : Logger.Level.INFO, "%s", summary);
        } else {
            current = loader.load(content.bytes());
            if (content.state() == State.BLANK) {
                LOG.warnf("The config file %s is empty: no dependency is watched.", file.path());
            }
            LOG.infof(
                    "config loaded file=%s dependencies=%d",
                    file.path(), current.checks().size());
        }
        return current;
    }

    /** Like {@link #load}, but of a file that cannot be used nothing comes into force, as without one, until it is mended. */
    public synchronized void loadIfGood() {
        try {
            load();
        } catch (ConfigException wrong) {
            current = FaultlineConfig.refused(wrong.apiToken());
            applied = FileContent.NONE_YET;
            refuse(true, "is refused", wrong.errors());
        }
    }

    /** What is in force. */
    public FaultlineConfig current() {
        return current;
    }

    /** Why the file is not what is in force, if so. */
    public Optional<ConfigProblem> problem() {
        return problem;
    }

    /** Checks the file every half second, on the given scheduler, until the returned future is cancelled. */
    public ScheduledFuture<?> start(ScheduledExecutorService scheduler) {
        return scheduler.scheduleWithFixedDelay(
                this::checkIfSettledSafely, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes the file as it is now, also if it is still being written. */
    public synchronized void check() {
        seen = file.read();
        take(seen);
    }

    /** Takes the file once it was the same at two readings: an editor may be halfway through it at the first. */
    synchronized void checkIfSettled() {
        var content = file.read();
        var settled = content.equals(seen);
        seen = content;
        readings++;
        var retry = problem.isPresent() && readings % READINGS_UNTIL_RETRY == 0;
        if (settled && (retry || !content.equals(judged))) {
            take(content);
        }
    }

    private void checkIfSettledSafely() {
        try {
            checkIfSettled();
        } catch (RuntimeException | Error ours) {
            LOG.errorf(ours, "config watch failed file=%s", file.path());
        }
    }

    private void take(FileContent content) {
        var news = !content.equals(judged);
        judged = content;
        if (content.equals(applied)) {
            settle();
            return;
        }
        switch (content.state()) {
            case PRESENT -> judge(content, news);
            case BLANK -> refuse(news, "is empty", List.of());
            case ABSENT -> refuse(news, "is gone", List.of());
            case UNREADABLE -> refuse(news, "cannot be read", List.of());
        }
    }

    private void judge(FileContent content, boolean news) {
        try {
            apply(content, loader.load(content.bytes()));
        } catch (ConfigException wrong) {
            refuse(news, "has errors and was not applied", wrong.errors());
        }
    }

    private void apply(FileContent content, FaultlineConfig next) {
        var before = current;
        applied = content;
        current = next;
        problem = Optional.empty();
        LOG.infof("config applied file=%s %s", file.path(), CheckDifference.between(before, next));
        if (!before.dataDir().equals(next.dataDir())) {
            LOG.warnf("config data-dir changed file=%s: takes effect at the next start", file.path());
        }
        listener.accept(next);
    }

    /** The file is again what is in force. Without any file from the start, that stays worth saying. */
    private void settle() {
        if (problem.isPresent() && applied.state() != State.ABSENT) {
            problem = Optional.empty();
            LOG.infof("config unchanged file=%s", file.path());
        }
    }

    private void refuse(boolean news, String what, List<ConfigError> errors) {
        var instead = applied.state() == State.ABSENT
                ? "there is no earlier one, so nothing is watched."
                : "the previous one stays active.";
        var summary = "The config file " + file.path() + " " + what + "; " + instead;
        var refused = Optional.of(new ConfigProblem(summary, errors));
        if (news || !refused.equals(problem)) {
            LOG.warn(summary);
            errors.forEach(error -> LOG.warnf("config refused file=%s %s", file.path(), error.text()));
        }
        problem = refused;
    }
}
