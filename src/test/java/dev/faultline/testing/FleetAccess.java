// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.fleet.FleetEncryption;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.ShippedDetail;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.settings.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a fleet's database on a {@link RealPostgres} is reached. */
public final class FleetAccess {

    private FleetAccess() {}

    /** A server on which {@link RealPostgres#USER} may make a fleet's tables. */
    public static RealPostgres database() {
        var postgres = RealPostgres.started();
        postgres.execute("grant create on database postgres to " + RealPostgres.USER);
        return postgres;
    }

    /** As the superuser, who needs no password. */
    public static FleetSettings at(int port) {
        return at(port, ShippedDetail.RUNS);
    }

    /** As the superuser, for one who ships so much. */
    public static FleetSettings at(int port, ShippedDetail detail) {
        return settings(port, "postgres", Optional.empty(), detail);
    }

    /** As a role that has {@link RealPostgres#PASSWORD}. */
    public static FleetSettings at(int port, String role) {
        return settings(port, role, Optional.of(Secret.of(RealPostgres.PASSWORD)), ShippedDetail.RUNS);
    }

    private static FleetSettings settings(int port, String role, Optional<Secret> password, ShippedDetail detail) {
        return new FleetSettings(
                List.of(new Endpoint("127.0.0.1", port)),
                "postgres",
                role,
                password,
                new FleetEncryption("disable", Optional.empty()),
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                detail,
                true);
    }
}
