// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.labels;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeMessageWording;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.ChangeTime;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.PollResult;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.text.OneLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The labels and annotations of the pod.
 *
 * <p>This program starts together with the pod. Where its store outlives the pod (a volume of its own), other facts than
 * the pod before had are a deploy, and the same facts in another pod are a restart. Where the store is as new as the pod
 * (an {@code emptyDir}), nobody here can know whether this was a deploy or only another node: then the start of the pod
 * is changed as what it certainly is, a restart, with its version.
 */
public final class LabelSource implements ChangeSource {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int LARGEST = 1 << 20;

    /** Pulling images lies between the labels and the start of this program; older labels are not those of a pod's start. */
    private static final Duration LONGEST_START = Duration.ofHours(1);

    private final String app;
    private final String pod;
    private final Path labels;
    private final Path annotations;
    private Stamps seen = Stamps.NONE;
    private SourceSnapshot current = SourceSnapshot.NONE;

    /**
     * @param app the subject of what is changed
     * @param pod the name of this pod
     * @param labels the file of labels
     * @param annotations the file of annotations; absent: {@code annotations} beside it
     */
    public LabelSource(String app, String pod, String labels, Optional<String> annotations) {
        this.app = app;
        this.pod = pod;
        this.labels = Path.of(labels);
        this.annotations = annotations.map(Path::of).orElseGet(() -> this.labels.resolveSibling("annotations"));
    }

    @Override
    public String name() {
        return "labels " + labels;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    private record Stamps(Optional<FileTime> labels, Optional<FileTime> annotations) {
        static final Stamps NONE = new Stamps(Optional.empty(), Optional.empty());

        List<Instant> traces() {
            var traces = new ArrayList<Instant>();
            labels.map(FileTime::toInstant).ifPresent(traces::add);
            annotations.map(FileTime::toInstant).ifPresent(traces::add);
            return traces;
        }
    }

    @Override
    public CompletionStage<PollResult> look(PollContext look) {
        try {
            var stamps = new Stamps(time(labels), time(annotations));
            if (stamps.labels().isEmpty() && stamps.annotations().isEmpty()) {
                return CompletableFuture.failedFuture(new NoSuchFileException(labels.toString()));
            }
            if (!stamps.equals(seen) || isFresh(stamps, look.now())) {
                current = PodVersion.of(read(labels), read(annotations), pod);
                seen = stamps;
            }
            return CompletableFuture.completedFuture(sighting(look, current));
        } catch (IOException unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    /** A file that was written just now may be written once more within the grain of its time. */
    private static boolean isFresh(Stamps stamps, Instant now) {
        return stamps.traces().stream().anyMatch(time -> time.isAfter(now.minus(INTERVAL.multipliedBy(2))));
    }

    private static Optional<FileTime> time(Path file) throws IOException {
        try {
            return Optional.of((FileTime) Files.getAttribute(file, "unix:ctime"));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return PodinfoParser.read(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
        } catch (NoSuchFileException gone) {
            return Map.of();
        }
    }

    private PollResult sighting(PollContext look, SourceSnapshot now) {
        if (look.before().isEmpty()) {
            return started(look, now);
        }
        var before = look.before().get();
        if (PodVersion.isDeploy(before, now)) {
            return changed(look, now, ChangeKind.DEPLOY, PodVersion.inWords(before, now));
        }
        return before.text(PodVersion.POD).equals(pod)
                ? PollResult.of(now)
                : changed(
                        look,
                        now,
                        ChangeKind.RESTART,
                        ChangeMessageWording.startedInPlaceOf(before.text(PodVersion.POD)));
    }

    private PollResult changed(PollContext look, SourceSnapshot now, ChangeKind kind, String message) {
        var dating = ChangeTime.of(look, seen.traces());
        return new PollResult(
                now,
                List.of(new Change(
                        dating.at(), kind, app, now.text(PodVersion.VERSION), OneLine.of(dating.added(message)))));
    }

    private PollResult started(PollContext look, SourceSnapshot now) {
        var earliest = look.now().minus(LONGEST_START);
        return seen.traces().stream()
                .filter(time -> time.isAfter(earliest) && !time.isAfter(look.now()))
                .min(Instant::compareTo)
                .map(start -> new PollResult(now, List.of(start(start, now))))
                .orElseGet(() -> PollResult.of(now));
    }

    private Change start(Instant at, SourceSnapshot now) {
        return new Change(
                at.truncatedTo(ChronoUnit.MILLIS),
                ChangeKind.RESTART,
                app,
                now.text(PodVersion.VERSION),
                ChangeMessageWording.startedAfterUnknown());
    }
}
