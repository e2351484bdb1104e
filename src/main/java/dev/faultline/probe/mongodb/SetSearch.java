// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NetworkRun;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks the members of a set that are named, and those that they name, all at once. Lives on the event loop of its run. */
final class SetSearch {

    /** As many as a replica set can have. */
    private static final int MOST_MEMBERS = 50;

    private final Function<Endpoint, CompletionStage<MemberReport>> visit;
    private final NetworkRun run;
    private final Map<Endpoint, Optional<MemberReport>> members = new LinkedHashMap<>();
    private final Promise<List<MemberReport>> end = Promise.promise();

    SetSearch(Function<Endpoint, CompletionStage<MemberReport>> visit, NetworkRun run) {
        this.visit = visit;
        this.run = run;
    }

    /** What came of each, in the order in which they were named, once all have responded or failed. */
    Future<List<MemberReport>> over(List<Endpoint> seeds) {
        begin(seeds);
        return end.future();
    }

    private void begin(Collection<Endpoint> named) {
        for (var member : named) {
            if (members.size() < MOST_MEMBERS && !members.containsKey(member)) {
                members.put(member, Optional.empty());
                run.here(visit.apply(member)).onSuccess(this::done).onFailure(end::tryFail);
            }
        }
    }

    private void done(MemberReport report) {
        members.put(report.member(), Optional.of(report));
        begin(report.hello().stream()
                .flatMap(said -> said.members().stream())
                .flatMap(name -> Endpoint.parse(name, MongoUrl.PORT).stream())
                .toList());
        if (members.values().stream().allMatch(Optional::isPresent)) {
            end.tryComplete(members.values().stream().flatMap(Optional::stream).toList());
        }
    }
}
