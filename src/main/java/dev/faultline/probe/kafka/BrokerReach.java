// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.FailureClassifier;
import dev.faultline.probe.net.NetworkFailure;
import dev.faultline.probe.net.NetworkRun;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether the brokers can be reached where the cluster says that they are: all clients go there once one broker has responded.
 *
 * @param spec whose topics they serve
 * @param cluster as one broker knows it
 * @param responded where that one was asked
 */
record BrokerReach(KafkaSpec spec, ClusterMetadata cluster, Endpoint responded) {

    private static final int MOST_BROKERS = 16;
    private static final int MOST_NAMED = 3;

    private record Attempt(int broker, Endpoint address, Outcome outcome) {
        boolean isLost() {
            return outcome.status() != Status.UP;
        }
    }

    /** What one broker failed with, so that it can be told apart from the others. */
    static NetworkFailure failure(Endpoint broker, Outcome outcome) {
        return new NetworkFailure(outcome.failure(), FailureClassifier.oneLine(broker + ": " + outcome.message()));
    }

    /** What is to be said of those that cannot be reached, if it matters. */
    Future<Optional<Outcome>> outcome(Function<Endpoint, CompletionStage<Outcome>> attempt, NetworkRun run) {
        var asked = asked();
        if (asked.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        run.overlap();
        var attempts = new ArrayList<Future<Attempt>>();
        for (var broker : asked) {
            var address = cluster.broker(broker).orElseThrow();
            attempts.add(run.here(attempt.apply(address)).map(outcome -> new Attempt(broker, address, outcome)));
        }
        return Future.all(attempts)
                .map(all -> judged(attempts.stream().map(Future::result).toList()));
    }

    /** Those that matter and have not responded at this very address yet. */
    private List<Integer> asked() {
        if (spec.expectation().reachable().equals(ClusterExpectation.BOOTSTRAP)) {
            return List.of();
        }
        var all = spec.expectation().reachable().equals(ClusterExpectation.ALL)
                || spec.topics().isEmpty();
        return cluster.brokers().keySet().stream()
                .filter(broker -> all || !led(broker).isEmpty())
                .filter(broker -> !cluster.broker(broker).equals(Optional.of(responded)))
                .limit(MOST_BROKERS)
                .toList();
    }

    private Optional<Outcome> judged(List<Attempt> attempts) {
        var lost = attempts.stream().filter(Attempt::isLost).toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        var leader = lost.stream().filter(each -> !led(each.broker()).isEmpty()).findFirst();
        if (leader.isPresent()) {
            return Optional.of(told(leader.get(), true));
        }
        var none = spec.topics().isEmpty() && lost.size() == cluster.brokers().size();
        return Optional.of(told(lost.get(0), none));
    }

    private static Outcome outcome(Status status, Outcome like, String message) {
        return like.status() == Status.UNKNOWN
                ? Outcome.unknown(message)
                : status == Status.DOWN
                        ? Outcome.down(like.failure(), message)
                        : Outcome.degraded(like.failure(), message);
    }

    private Outcome told(Attempt lost, boolean down) {
        var led = led(lost.broker());
        var role = led.isEmpty() ? ", broker " + lost.broker() : ", leader of " + named(led);
        return outcome(
                down ? Status.DOWN : Status.DEGRADED,
                lost.outcome(),
                FailureClassifier.oneLine(lost.address() + role + ", cannot be reached: "
                        + lost.outcome().message()));
    }

    private static String named(List<String> partitions) {
        var names = partitions.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        var more = partitions.size() - MOST_NAMED;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private List<String> led(int broker) {
        return cluster.topics().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(partition -> partition.leader() == broker)
                        .map(partition -> topic.name() + "-" + partition.number()))
                .toList();
    }
}
