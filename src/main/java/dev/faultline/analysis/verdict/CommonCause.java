// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.NoteWording;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.timeline.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Failures of several dependencies that look like one of something they share. */
public final class CommonCause {

    private static final DependencyKind DNS = new DependencyKind("dns");
    private static final DependencyKind TCP = new DependencyKind("tcp");

    /** A way that explains a smaller share of what another does cannot have brought that about. */
    private static final double AS_MUCH = 0.8;

    private CommonCause() {}

    /**
     * Whether the one is on the way to the other, and failed as much: the pod's network, the resolver of its name, or the
     * plain listener at its place.
     */
    static boolean isWayTo(RankedDependency one, RankedDependency other) {
        if (isNetwork(one)) {
            return isRemote(other)
                    && failure(one) != FailureClass.SLOW
                    && (failure(other) == FailureClass.DNS || explainsAsMuch(one, other));
        }
        if (one.dependency().kind().equals(DNS)) {
            return !isNetwork(other) && !other.dependency().kind().equals(DNS) && failure(other) == FailureClass.DNS;
        }
        return one.dependency().kind().equals(TCP)
                && !other.dependency().kind().equals(TCP)
                && one.dependency().endpoints().stream()
                        .anyMatch(other.dependency().endpoints()::contains)
                && explainsAsMuch(one, other);
    }

    private static boolean explainsAsMuch(RankedDependency one, RankedDependency other) {
        return one.verdict().explained() >= AS_MUCH * other.verdict().explained();
    }

    /** The names of the suspects behind a place that several share, where everything behind it is a suspect. */
    static Set<String> behindFailedPlaces(List<RankedDependency> judged) {
        var spared = judged.stream()
                .filter(each -> !each.isSuspect())
                .flatMap(each -> each.dependency().endpoints().stream())
                .map(CommonCause::place)
                .collect(Collectors.toSet());
        var names = new TreeSet<String>();
        suspectsByPlace(judged.stream().map(RankedDependency::verdict).toList()).forEach((place, behind) -> {
            if (behind.size() > 1 && !spared.contains(place)) {
                names.addAll(behind);
            }
        });
        return names;
    }

    private static boolean isNetwork(RankedDependency judged) {
        return judged.dependency().kind().equals(DependencyKind.NETWORK);
    }

    /** The notes on it, the widest cause first. */
    static List<String> of(JudgingContext context, List<RankedDependency> judged) {
        var notes = new ArrayList<String>();
        network(judged).ifPresent(notes::add);
        var found = judged.stream().map(RankedDependency::verdict).toList();
        resolver(found).ifPresent(notes::add);
        FailedAtOnce.note(context, judged).ifPresent(notes::add);
        notes.addAll(sharedPlaces(found));
        return notes;
    }

    private static Optional<String> network(List<RankedDependency> judged) {
        return judged.stream()
                .filter(each -> each.dependency().kind().equals(DependencyKind.NETWORK) && each.isSuspect())
                .filter(each -> failure(each) != FailureClass.SLOW)
                .findFirst()
                .map(each -> NoteWording.podNetworkFailed(each.name()));
    }

    /** That names could not be resolved, where a resolver that is watched failed with those that it is needed for. */
    public static Optional<String> resolver(List<DependencyVerdict> found) {
        var failed =
                found.stream().filter(each -> each.finding().isRelatedFailure()).toList();
        var unresolved = failed.stream()
                .filter(each -> isRemote(each.dependency())
                        && !each.dependency().kind().equals(DNS)
                        && failure(each.episodes()) == FailureClass.DNS)
                .map(each -> each.dependency().name())
                .toList();
        return failed.stream()
                .filter(each -> each.dependency().kind().equals(DNS) && !unresolved.isEmpty())
                .findFirst()
                .map(each -> NoteWording.namesUnresolved(each.dependency().name(), unresolved));
    }

    static boolean isRemote(RankedDependency judged) {
        return isRemote(judged.dependency());
    }

    private static boolean isRemote(Dependency dependency) {
        return !dependency.kind().equals(DependencyKind.NETWORK)
                && !dependency.kind().isLocal();
    }

    static FailureClass failure(RankedDependency judged) {
        return failure(judged.verdict().episodes());
    }

    private static FailureClass failure(List<Episode> episodes) {
        return FailureReason.longest(episodes).map(Episode::failure).orElse(FailureClass.NONE);
    }

    /** The places that several of those that failed share: a fault there is one, and counts once. */
    public static List<String> sharedPlaces(List<DependencyVerdict> found) {
        var notes = new ArrayList<String>();
        suspectsByPlace(found).forEach((place, names) -> {
            if (names.size() > 1) {
                notes.add(NoteWording.sharedPlace(names, place));
            }
        });
        return notes;
    }

    /** The names of the suspects by their places. */
    private static Map<String, Set<String>> suspectsByPlace(List<DependencyVerdict> found) {
        var behind = new TreeMap<String, Set<String>>();
        for (var each : found) {
            if (each.finding().isRelatedFailure()) {
                for (var endpoint : each.dependency().endpoints()) {
                    behind.computeIfAbsent(place(endpoint), place -> new TreeSet<>())
                            .add(each.dependency().name());
                }
            }
        }
        return behind;
    }

    /** The host, since what runs on one host shares its fate; on the pod's own host, which all share, with the port. */
    private static String place(String endpoint) {
        var host = ErrorMention.hostOf(endpoint);
        return NameMatcher.LOOPBACK.contains(host) ? endpoint : host;
    }
}
