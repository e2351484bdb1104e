// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.AnswerWording;
import dev.faultline.analysis.wording.EpisodeWording;
import dev.faultline.analysis.wording.FindingWording;
import dev.faultline.analysis.wording.HeadingWording;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The passages of a verdict's text, however they are laid out. All times are UTC. */
final class VerdictPassages {

    /** So many episodes of a dependency are told one by one. */
    private static final int EPISODES = 5;

    /** So many that are not cleared, episodes and changes are told one by one in the short form. */
    private static final int FEW = 6;

    private static final int FEW_EPISODES = 2;

    private final String app;
    private final Verdict verdict;
    private final boolean isShort;

    VerdictPassages(String app, Verdict verdict, boolean isShort) {
        this.app = app;
        this.verdict = verdict;
        this.isShort = isShort;
    }

    /** The question and its answer, unless the summary begins with it. */
    Optional<String> answer() {
        return Optional.of(verdict.headline())
                .filter(headline -> !verdict.summary().startsWith(headline))
                .map(headline -> HeadingWording.answer(AnswerWording.QUESTION, headline));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    String title() {
        var window = verdict.window();
        return HeadingWording.verdict(app, window.from(), window.to(), window.route());
    }

    /** The dependencies that are reported one by one; in the short form those of which one thing is unknown together. */
    List<List<DependencyVerdict>> told() {
        var groups = new ArrayList<List<DependencyVerdict>>();
        for (var each : verdict.dependencies()) {
            if (isShort && each.finding() == Finding.CLEARED) {
                continue;
            }
            var last = groups.isEmpty() ? List.<DependencyVerdict>of() : groups.get(groups.size() - 1);
            if (isShort && !last.isEmpty() && isAsUnknown(each, last.get(0))) {
                last.add(each);
            } else {
                groups.add(new ArrayList<>(List.of(each)));
            }
        }
        return groups.stream().limit(isShort ? FEW : Long.MAX_VALUE).toList();
    }

    private static boolean isAsUnknown(DependencyVerdict one, DependencyVerdict other) {
        return one.finding().isOpen()
                && one.finding() == other.finding()
                && one.why().equals(other.why());
    }

    /** What is reported of the others together. */
    List<String> summed() {
        if (!isShort) {
            return List.of();
        }
        var told = told().stream().flatMap(List::stream).toList();
        var sums = new ArrayList<String>();
        var more = verdict.dependencies().stream()
                .filter(each -> each.finding() != Finding.CLEARED && !told.contains(each))
                .map(each -> each.dependency().name())
                .toList();
        var cleared = verdict.dependencies().stream()
                .filter(each -> each.finding() == Finding.CLEARED)
                .map(each -> each.dependency().name())
                .toList();
        if (!more.isEmpty()) {
            sums.add(HeadingWording.notCleared(more));
        }
        if (!cleared.isEmpty()) {
            sums.add(HeadingWording.cleared(cleared));
        }
        return sums;
    }

    List<String> changes() {
        var told = verdict.changes().stream()
                .limit(isShort ? FEW : Long.MAX_VALUE)
                .map(this::change)
                .collect(Collectors.toCollection(ArrayList::new));
        if (told.size() < verdict.changes().size()) {
            told.add(HeadingWording.more(verdict.changes().size() - told.size()));
        }
        return told;
    }

    static String heading(List<DependencyVerdict> group) {
        return names(group) + kind(group) + ": " + group.get(0).finding().words();
    }

    static String markdownHeading(List<DependencyVerdict> group) {
        var kind = TextParagraph.escaped(kind(group));
        return "**" + TextParagraph.escaped(names(group)) + "**" + (kind.isEmpty() ? "" : " " + kind) + ": **"
                + group.get(0).finding().words() + "**.";
    }

    private static String names(List<DependencyVerdict> group) {
        return EnglishWords.few(
                group.stream().map(each -> each.dependency().name()).toList(), FEW);
    }

    /** Of a single one. */
    private static String kind(List<DependencyVerdict> group) {
        var only = group.get(0).dependency();
        return group.size() > 1 ? "" : " (" + only.kind() + (only.critical() ? ", critical" : "") + ")";
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String figures(DependencyVerdict each) {
        var figures = new ArrayList<String>();
        if (each.finding().isFailure()) {
            figures.add("failing " + DurationWords.range(each.certain(), each.possible()));
        }
        figures.add("coverage " + EnglishWords.percent(each.coverage()));
        figures.add(EnglishWords.count(each.observations(), "observation", "observations"));
        each.resolution().ifPresent(resolution -> figures.add("resolution " + DurationWords.of(resolution)));
        if (each.explained() > 0) {
            each.chance().ifPresent(chance -> figures.add("chance " + EnglishWords.percent(chance)));
        }
        figures.add(String.format(Locale.ROOT, "score %.2f", each.score().total()));
        return capitalized(String.join(", ", figures) + ".");
    }

    List<String> episodes(List<DependencyVerdict> group) {
        var each = group.get(0);
        var lines = new ArrayList<String>();
        var most = isShort ? FEW_EPISODES : EPISODES;
        if (isShort && each.episodes().size() == 1 || group.size() > 1) {
            return lines;
        }
        each.episodes().stream().limit(most).map(this::episode).forEach(lines::add);
        if (each.episodes().size() > most) {
            lines.add(HeadingWording.moreEpisodes(each.episodes().size() - most));
        }
        return lines;
    }

    private String episode(Episode episode) {
        var beside = verdict.window().from();
        return words(episode.status().name())
                + FindingWording.failureClass(episode.failure().label()) + ", "
                + EpisodeWording.onset(FindingReason.between(episode.onset(), beside)) + ", "
                + FindingReason.recovery(episode, beside)
                + ", " + EnglishWords.count(episode.observations(), "observation", "observations")
                + (episode.message().isEmpty() ? "" : ": " + episode.message());
    }

    private String change(Change change) {
        var opened = verdict.window().from();
        return HeadingWording.change(
                        ChangeWording.title(change), time(change.at()), Duration.between(change.at(), opened))
                + (change.message().isEmpty() ? "" : ": " + change.message());
    }

    private String time(Instant instant) {
        return TimeWords.time(instant, verdict.window().from());
    }
}
