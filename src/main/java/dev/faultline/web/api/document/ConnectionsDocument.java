// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.DependencyPlaces;
import dev.faultline.connections.ReadSpan;
import dev.faultline.connections.RemoteEndpoint;
import dev.faultline.text.AddressText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The app's own connections in a span of time.
 *
 * @param from its start
 * @param to its end
 * @param enabled whether they are read now
 * @param readings when they were read; outside of these spans nothing is known
 * @param endpoints the other ends; one without a run in a span that was read had no connection then
 */
public record ConnectionsDocument(
        Instant from,
        Instant to,
        boolean enabled,
        List<ReadSpanDocument> readings,
        List<ConnectionEndpointDocument> endpoints) {

    public static ConnectionsDocument of(
            Instant from,
            Instant to,
            boolean enabled,
            List<ReadSpan> spans,
            List<ConnectionRun> runs,
            DependencyPlaces places) {
        var byEndpoint = runs.stream()
                .collect(Collectors.groupingBy(ConnectionRun::endpoint, LinkedHashMap::new, Collectors.toList()));
        return new ConnectionsDocument(
                from,
                to,
                enabled,
                spans.stream()
                        .map(span -> new ReadSpanDocument(span.from(), span.to(), span.readings(), span.leftOut()))
                        .toList(),
                byEndpoint.entrySet().stream()
                        .map(each -> endpoint(each.getKey(), each.getValue(), places))
                        .toList());
    }

    private static ConnectionEndpointDocument endpoint(
            RemoteEndpoint endpoint, List<ConnectionRun> runs, DependencyPlaces places) {
        return new ConnectionEndpointDocument(
                AddressText.of(endpoint.address()),
                endpoint.port(),
                places.at(endpoint),
                runs.stream().map(ConnectionRunDocument::of).toList());
    }

    /**
     * A span in which they were read.
     *
     * @param from the first reading
     * @param to the last reading
     * @param readings how many
     * @param leftOut how many endpoints were too many, at most
     */
    public record ReadSpanDocument(Instant from, Instant to, int readings, int leftOut) {}

    /**
     * One other end.
     *
     * @param address its address
     * @param port its port
     * @param dependencies the dependencies there
     * @param runs successive readings with the same numbers, by time
     */
    public record ConnectionEndpointDocument(
            String address, int port, Set<String> dependencies, List<ConnectionRunDocument> runs) {}

    /**
     * Successive readings with the same numbers; of times over an hour ago, with similar ones.
     *
     * @param from the first reading
     * @param to the last reading
     * @param fewest the smallest number of established connections
     * @param established the largest number of established connections
     * @param connecting the largest number of connections that were tried without a response
     * @param connectingFor the longest that one of these had been tried
     * @param retransmitting the largest number of established ones that sent the same bytes again
     * @param unacknowledged the largest number of established ones whose bytes the other end did not acknowledge
     * @param closing the largest number of connections that one end had closed
     * @param opened how many were new
     * @param gone how many went away
     */
    public record ConnectionRunDocument(
            Instant from,
            Instant to,
            int fewest,
            int established,
            int connecting,
            Duration connectingFor,
            int retransmitting,
            int unacknowledged,
            int closing,
            int opened,
            int gone) {

        static ConnectionRunDocument of(ConnectionRun run) {
            return new ConnectionRunDocument(
                    run.from(),
                    run.to(),
                    run.fewest(),
                    run.most().established(),
                    run.most().connecting(),
                    run.connectingFor(),
                    run.most().retransmitting(),
                    run.most().unacknowledged(),
                    run.most().closing(),
                    run.opened(),
                    run.gone());
        }
    }
}
