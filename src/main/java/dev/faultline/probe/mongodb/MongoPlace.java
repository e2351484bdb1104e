// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.net.Endpoint;
import java.util.List;
import java.util.Optional;

/**
 * Where the servers are.
 *
 * @param seeds those that are named, at least one
 * @param service the name whose SRV records say where the servers are instead; absent: the seeds are they
 * @param set the replica set that they have to be of; absent: whichever they are of
 * @param direct whether the first seed is talked to, whatever set it is of
 */
record MongoPlace(List<Endpoint> seeds, Optional<String> service, Optional<String> set, boolean direct) {

    MongoPlace {
        seeds = List.copyOf(seeds);
    }

    /** Whether drivers talk to the one server that is named and look for no others. */
    boolean isAlone() {
        return direct || seeds.size() == 1 && service.isEmpty() && set.isEmpty();
    }

    /** As it is shown, without credentials. */
    String url(String database) {
        var hosts = service.orElseGet(
                () -> String.join(",", seeds.stream().map(Endpoint::toString).toList()));
        return (service.isPresent() ? "mongodb+srv://" : "mongodb://") + hosts + "/" + database
                + set.map(name -> "?replicaSet=" + name).orElse("");
    }
}
