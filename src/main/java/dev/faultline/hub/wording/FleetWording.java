// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.wording;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.hub.scope.InstanceSight.Sight;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetFinding.SharedEndpoint;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.hub.verdict.JointBounds;
import dev.faultline.hub.verdict.ShareBounds;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;

/** What a fleet's verdict says. */
public final class FleetWording {

    private static final int NAMED = 4;

    private FleetWording() {}

    /** What it comes to, in one or two sentences. */
    public static String summary(FleetVerdict verdict) {
        var findings = verdict.findings();
        var related = findings.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .toList();
        if (!related.isEmpty()) {
            var others = related.subList(1, related.size()).stream()
                    .map(each -> each.dependency().name())
                    .toList();
            return failed(related.get(0), verdict)
                    + (others.isEmpty() ? "" : " " + EnglishWords.few(others, NAMED) + " failed too.");
        }
        var open = findings.stream().filter(each -> each.finding().isOpen()).toList();
        if (findings.isEmpty()) {
            return "Nothing is known of a dependency of " + verdict.question().app() + " in this window.";
        }
        if (!open.isEmpty()) {
            return "It is unknown whether "
                    + EnglishWords.few(
                            open.stream().map(each -> each.dependency().name()).toList(), NAMED)
                    + " failed.";
        }
        return "No watched dependency failed and had to do with this window, on any of "
                + EnglishWords.count(nodes(verdict), "node", "nodes") + ".";
    }

    private static long nodes(FleetVerdict verdict) {
        return verdict.fleet().stream().map(each -> each.node()).distinct().count();
    }

    private static String failed(FleetFinding each, FleetVerdict verdict) {
        return each.dependency().name() + " was " + (each.finding() == Finding.DEGRADED ? "degraded" : "down") + " for "
                + whom(each)
                + each.onset()
                        .map(onset -> began(onset, verdict.question().window().from()))
                        .orElse("")
                + ", which explains " + share(each.explained()) + " of the window over all nodes"
                + each.scope()
                        .map(scope -> ": " + ScopeSentences.where(each, scope))
                        .orElse("") + "."
                + elsewhere(each);
    }

    private static String whom(FleetFinding each) {
        var failed = each.count(Sight.FAILED);
        if (failed == 0) {
            return EnglishWords.count(
                            ScopeSentences.instances(each, Sight.FAILED).count(), "instance", "instances")
                    + " on nodes where others reached it";
        }
        return failed + " of " + EnglishWords.count(each.nodes().size(), "node", "nodes");
    }

    private static String began(JointBounds onset, Instant beside) {
        var latest = onset.latest().map(end -> TimeWords.time(end, beside));
        if (onset.earliest().isEmpty()) {
            return latest.map(end -> " from " + end + " or earlier").orElse("");
        }
        var between = TimeWords.time(onset.earliest().get(), beside) + " and " + latest.orElse("later");
        if (onset.together()) {
            return " from between " + between;
        }
        var spread = Duration.between(
                onset.earliest().get(), onset.latest().orElse(onset.earliest().get()));
        return " from different times between " + between + ", " + DurationWords.of(spread) + " apart";
    }

    private static String share(ShareBounds share) {
        var least = EnglishWords.percent(share.least());
        var most = EnglishWords.percent(share.most());
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String elsewhere(FleetFinding each) {
        var reached = each.elsewhere().stream()
                .filter(other -> other.clear() > 0 && other.failed() == 0)
                .toList();
        var failed = each.elsewhere().stream()
                .filter(other -> other.failed() > 0)
                .map(SharedEndpoint::app)
                .distinct()
                .toList();
        if (!failed.isEmpty()) {
            return " It failed for " + EnglishWords.few(failed, NAMED) + " too.";
        }
        return reached.isEmpty()
                ? ""
                : " "
                        + EnglishWords.few(
                                reached.stream()
                                        .map(other -> other.app() + " (as " + other.name() + ")")
                                        .toList(),
                                NAMED)
                        + " reached " + reached.get(0).endpoint()
                        + " at that time: check what this app alone has there, such as its role, database or pool.";
    }

    /** One sentence on one dependency. */
    public static String why(FleetFinding each, FleetVerdict verdict) {
        return switch (each.finding()) {
            case FAILED, DEGRADED -> failed(each, verdict);
            case FAILED_BUT_UNRELATED ->
                "It failed for " + whom(each)
                        + ", but that explains next to nothing, or as much is to be expected by chance.";
            case CLEARED ->
                "It was up for " + EnglishWords.count(each.nodes().size(), "node", "nodes") + " throughout the window.";
            case MAY_HAVE_FAILED, NOT_OBSERVED ->
                "It is unknown for "
                        + each.where().stream()
                                .filter(node -> node.finding().isOpen())
                                .count()
                        + " of " + EnglishWords.count(each.where().size(), "node", "nodes") + " whether it failed.";
        };
    }
}
