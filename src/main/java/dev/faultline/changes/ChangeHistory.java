// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.RankedChange.SubjectPast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which versions of each subject followed which: what went back to an earlier one, and what was undone by that. */
final class ChangeHistory {

    private static final Pattern SAYS_SO =
            Pattern.compile("\\b(roll(ed|ing)?[ -]?back|revert(s|ed|ing)?|undo(es|ing)?|undid)\\b");

    private static final Duration REPORTED_TWICE = Duration.ofMinutes(15);

    private final Map<String, VersionLine> lines = new HashMap<>();

    private ChangeHistory() {}

    /** The history that the changes make, in any order. */
    static ChangeHistory of(Collection<Change> changes) {
        var history = new ChangeHistory();
        changes.stream()
                .filter(each -> !each.version().isEmpty())
                .sorted(Comparator.comparing(Change::at)
                        .thenComparing(Change::kind)
                        .thenComparing(Change::version))
                .forEach(each -> history.lines
                        .computeIfAbsent(key(each), key -> new VersionLine())
                        .add(each));
        return history;
    }

    /** A start says which version runs as a deploy does. */
    private static String key(Change change) {
        var kind = change.kind() == ChangeKind.RESTART ? ChangeKind.DEPLOY : change.kind();
        return kind.label() + " " + change.subject();
    }

    /** What the history says of one of the changes that it was made of. */
    SubjectPast past(Change change) {
        var line = Optional.ofNullable(lines.get(key(change)));
        return new SubjectPast(
                line.flatMap(known -> known.step(change)).flatMap(VersionStep::before),
                saysSo(change)
                        || line.flatMap(known -> known.step(change))
                                .filter(VersionStep::rollBack)
                                .isPresent(),
                line.filter(known -> !saysSo(change)).flatMap(known -> known.undoneBy(change)),
                line.flatMap(known -> known.step(change))
                        .filter(VersionStep::again)
                        .isPresent());
    }

    private static boolean saysSo(Change change) {
        return SAYS_SO.matcher(change.message().toLowerCase(Locale.ROOT)).find();
    }

    /**
     * A version that came.
     *
     * @param before the version that it took away, if that is known
     * @param rollBack whether it had been there before that one
     * @param since when it came; a deploy that two sources report soon after each other came once
     */
    private record VersionStep(Change change, int index, Optional<String> before, boolean rollBack, Instant since) {

        private boolean again() {
            return change.at().isAfter(since.plus(REPORTED_TWICE));
        }
    }

    /** The versions of one subject, by time. */
    private static final class VersionLine {

        private final Map<Change, VersionStep> steps = new HashMap<>();
        private final Map<String, Integer> firstSeen = new HashMap<>();
        private final List<VersionStep> rollBacks = new ArrayList<>();
        private Optional<VersionStep> current = Optional.empty();

        private void add(Change change) {
            var step = step(change, steps.size(), current);
            firstSeen.putIfAbsent(change.version(), step.index());
            if (step.rollBack()) {
                rollBacks.add(step);
            }
            steps.putIfAbsent(change, step);
            current = Optional.of(step);
        }

        private VersionStep step(Change change, int index, Optional<VersionStep> last) {
            var isSame = last.filter(each -> each.change().version().equals(change.version()));
            var before = isSame.isPresent()
                    ? isSame.flatMap(VersionStep::before)
                    : last.map(each -> each.change().version());
            var isBack = isSame.map(VersionStep::rollBack)
                    .orElseGet(() -> before.filter(taken -> firstSeen.containsKey(change.version())
                                    || VersionOrder.isOlder(change.version(), taken))
                            .isPresent());
            return new VersionStep(
                    change,
                    index,
                    before,
                    isBack && change.kind() != ChangeKind.RESTART,
                    isSame.map(VersionStep::since).orElse(change.at()));
        }

        private Optional<VersionStep> step(Change change) {
            return Optional.ofNullable(steps.get(change));
        }

        /** The first that went back behind it. */
        private Optional<Change> undoneBy(Change change) {
            return step(change)
                    .filter(step -> !step.rollBack())
                    .flatMap(step -> rollBacks.stream()
                            .filter(back -> back.index() > step.index())
                            .filter(back -> isBehind(back.change().version(), step))
                            .findFirst())
                    .map(VersionStep::change);
        }

        private boolean isBehind(String version, VersionStep step) {
            return !version.equals(step.change().version())
                    && (firstSeen.getOrDefault(version, Integer.MAX_VALUE) < step.index()
                            || VersionOrder.isOlder(version, step.change().version()));
        }
    }
}
