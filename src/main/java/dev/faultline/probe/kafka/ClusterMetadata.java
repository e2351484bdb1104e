// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.kafka;

import dev.faultline.probe.net.Endpoint;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a broker knows of its cluster.
 *
 * @param brokers the advertised addresses of those that live, by number
 * @param controller the number of a broker to talk to about the cluster; negative: there is none
 * @param topics those that were asked for
 */
record ClusterMetadata(Map<Integer, Endpoint> brokers, int controller, List<Topic> topics) {

    /**
     * One topic.
     *
     * @param error 0: none
     * @param partitions by number
     */
    record Topic(int error, String name, List<Partition> partitions) {
        Topic {
            partitions = partitions.stream()
                    .sorted(Comparator.comparingInt(Partition::number))
                    .toList();
        }
    }

    /**
     * One partition.
     *
     * @param leader the number of the broker that serves it; negative: there is none
     * @param inSync how many replicas have all of it
     */
    record Partition(int number, int leader, int inSync) {

        boolean hasLeader() {
            return leader >= 0;
        }
    }

    ClusterMetadata {
        brokers = new LinkedHashMap<>(brokers);
        topics = List.copyOf(topics);
    }

    /** @throws RuntimeException if it is no such response */
    static ClusterMetadata read(KafkaResponse response) {
        response.number32();
        var brokers = new LinkedHashMap<Integer, Endpoint>();
        response.list(() -> {
            var number = response.number32();
            var host = response.text().orElse("");
            brokers.put(number, new Endpoint(host, response.number32()));
            return response.text();
        });
        response.text();
        var controller = response.number32();
        return new ClusterMetadata(brokers, controller, response.list(() -> topic(response)));
    }

    private static Topic topic(KafkaResponse response) {
        var error = response.number16();
        var name = response.text().orElse("");
        response.flag();
        return new Topic(error, name, response.list(() -> partition(response)));
    }

    private static Partition partition(KafkaResponse response) {
        response.number16();
        var number = response.number32();
        var leader = response.number32();
        response.list(response::number32);
        return new Partition(number, leader, response.list(response::number32).size());
    }

    /** Where a broker is, if it lives. */
    Optional<Endpoint> broker(int number) {
        return Optional.ofNullable(brokers.get(number));
    }
}
