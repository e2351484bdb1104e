// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a path looks like, and how that altered, the latest last. A value: each look makes the next one.
 *
 * @param path absolute
 * @param latest the latest look
 * @param alterations the latest {@value #KEPT} at most, by time
 */
public record PathHistory(String path, PathAppearance latest, List<PathAlteration> alterations) {

    static final int KEPT = 20;

    public PathHistory {
        alterations = List.copyOf(alterations);
    }

    /** What is known after the first look. */
    public static PathHistory of(String path, PathAppearance first) {
        return new PathHistory(path, first, List.of());
    }

    /** What is known after another look. */
    public PathHistory with(PathAppearance next) {
        if (latest.alterations(next).isEmpty()) {
            return new PathHistory(path, next, alterations);
        }
        var all = new ArrayList<>(alterations);
        all.add(new PathAlteration(latest, next));
        return new PathHistory(path, next, all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }

    /**
     * What made it look another way in the window than when it worked before: from how it looked last before {@code reach}
     * and could be used, to how it looked in the window. Absent if nothing did, or if that was undone before the window.
     *
     * @param reach since when it may matter to the window
     * @param from the window's start
     * @param to the window's end
     */
    public Optional<PathAlteration> effect(Instant reach, Instant from, Instant to) {
        var first = first(each -> !each.after().at().isBefore(reach));
        var good = IntStream.iterate(Math.min(first, alterations.size() - 1), i -> i >= 0, i -> i - 1)
                .mapToObj(i -> alterations.get(i).before())
                .filter(PathAppearance::isUsable)
                .findFirst();
        var end = first(each -> each.before().at().isAfter(to));
        return good.flatMap(worked -> IntStream.range(first, end)
                .filter(i ->
                        i + 1 == end || !alterations.get(i + 1).after().at().isBefore(from))
                .mapToObj(alterations::get)
                .filter(each -> !worked.alterations(each.after()).isEmpty())
                .map(each ->
                        worked.alterations(each.before()).isEmpty() ? each : new PathAlteration(worked, each.after()))
                .findFirst());
    }

    /**
     * How it looked when it was last seen without inodes in that span, if it was. How it looks now counts for all that comes.
     *
     * @param from inclusive
     * @param to inclusive
     */
    public Optional<PathAppearance> outOfInodes(Instant from, Instant to) {
        return IntStream.iterate(alterations.size(), i -> i >= 0, i -> i - 1)
                .filter(i -> i == 0 || !alterations.get(i - 1).after().at().isAfter(to))
                .mapToObj(i ->
                        i == alterations.size() ? latest : alterations.get(i).before())
                .takeWhile(look -> look == latest || !look.at().isBefore(from))
                .filter(PathAppearance::isOutOfInodes)
                .findFirst();
    }

    private int first(Predicate<PathAlteration> which) {
        return (int) alterations.stream().takeWhile(which.negate()).count();
    }
}
