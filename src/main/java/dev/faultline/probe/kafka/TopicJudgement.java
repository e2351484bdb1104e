// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.kafka.ClusterMetadata.Partition;
import dev.faultline.probe.kafka.ClusterMetadata.Topic;
import dev.faultline.probe.net.FailureClassifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the topics are worth to the app.
 *
 * @param cluster as a broker knows it
 * @param inSync how many replicas have to have all of each partition; 0: it does not matter
 */
record TopicJudgement(ClusterMetadata cluster, long inSync) {

    private static final int UNKNOWN_TOPIC = 3;
    private static final int NO_LEADER_YET = 5;
    private static final int TOPIC_DENIED = 29;
    private static final int CLUSTER_DENIED = 31;

    private static final int MOST_NAMED = 5;

    /** Why the topics cannot be used, if one cannot. */
    Optional<Outcome> down() {
        return cluster.topics().stream()
                .flatMap(topic -> refused(topic)
                        .or(() -> all(topic, "no leader", partition -> !partition.hasLeader()))
                        .or(() -> all(topic, "fewer than " + inSync + " replicas in sync", this::isThin))
                        .stream())
                .findFirst();
    }

    /** What is wrong with a part of them, if something is. */
    Optional<Outcome> degraded() {
        return cluster.topics().stream()
                .flatMap(topic -> Stream.concat(
                        some(topic, "no leader", partition -> !partition.hasLeader()).stream(),
                        some(topic, "fewer than " + inSync + " replicas in sync", this::isThin).stream()))
                .findFirst()
                .or(() -> cluster.controller() < 0
                        ? Optional.of(Outcome.degraded(FailureClass.ASSERTION, "the cluster has no controller"))
                        : Optional.empty());
    }

    private boolean isThin(Partition partition) {
        return partition.inSync() < inSync;
    }

    private static Optional<Outcome> refused(Topic topic) {
        return switch (topic.error()) {
            case 0 -> Optional.empty();
            case UNKNOWN_TOPIC -> down(FailureClass.ASSERTION, "the topic " + topic.name() + " does not exist");
            case NO_LEADER_YET -> down(FailureClass.ASSERTION, "the topic " + topic.name() + " has no leader yet");
            case TOPIC_DENIED, CLUSTER_DENIED ->
                down(FailureClass.AUTH, "the user may not ask for the topic " + topic.name());
            default -> down(FailureClass.ASSERTION, "the topic " + topic.name() + " has the error " + topic.error());
        };
    }

    private static Optional<Outcome> all(Topic topic, String lack, Predicate<Partition> isLacking) {
        return !topic.partitions().isEmpty() && topic.partitions().stream().allMatch(isLacking)
                ? down(
                        FailureClass.ASSERTION,
                        topic.name() + " has " + lack
                                + (topic.partitions().size() == 1
                                        ? ""
                                        : " for each of its "
                                                + topic.partitions().size() + " partitions"))
                : Optional.empty();
    }

    private static Optional<Outcome> some(Topic topic, String lack, Predicate<Partition> isLacking) {
        var lacking = topic.partitions().stream().filter(isLacking).toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Outcome.degraded(
                        FailureClass.ASSERTION,
                        FailureClassifier.oneLine(
                                named(topic, lacking) + (lacking.size() == 1 ? " has " : " have ") + lack)));
    }

    private static String named(Topic topic, List<Partition> partitions) {
        var names = partitions.stream()
                .limit(MOST_NAMED)
                .map(partition -> topic.name() + "-" + partition.number())
                .collect(Collectors.joining(", "));
        var more = partitions.size() - MOST_NAMED;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private static Optional<Outcome> down(FailureClass failure, String message) {
        return Optional.of(Outcome.down(failure, FailureClassifier.oneLine(message)));
    }
}
