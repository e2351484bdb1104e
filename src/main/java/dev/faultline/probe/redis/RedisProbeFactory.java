// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.SettingsSection;
import java.util.Set;
import java.util.concurrent.Executor;

/** The kind {@code redis}. */
public final class RedisProbeFactory implements ProbeFactory<RedisSpec> {

    private static final DependencyKind KIND = new DependencyKind("redis");
    private static final String ANY = "any";

    private final ProbeNetwork network;
    private final Executor blocking;

    /** @param blocking where password files are read */
    public RedisProbeFactory(ProbeNetwork network, Executor blocking) {
        this.network = network;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return KIND;
    }

    @Override
    public RedisSpec read(SettingsSection settings) {
        return new RedisSpec(
                RedisAccess.read(settings),
                ReplicationRole.ofAnswer(
                        settings.section("expect").choice("role", ANY, Set.of(ANY, "master", "replica"))));
    }

    @Override
    public Probe open(RedisSpec spec) {
        return new RedisProbe(spec, network, blocking);
    }
}
