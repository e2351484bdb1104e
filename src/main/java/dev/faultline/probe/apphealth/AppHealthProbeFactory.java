// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.apphealth;

import dev.faultline.basics.TimeOrder;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.http.HttpSource;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.settings.SettingsSection;
import java.time.Duration;

/** The kind {@code app-health}; its keys are {@code url}, {@code headers}, {@code tls}, {@code max-body}, {@code components} and {@code map}. */
public final class AppHealthProbeFactory implements ProbeFactory<AppHealthSpec> {

    private static final int USUAL_MAX_BODY = 256 << 10;

    /** The app asks all of its dependencies for each document, many frameworks one after the other. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static final Duration ALERT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ProbeNetwork network;

    public AppHealthProbeFactory(ProbeNetwork network) {
        this.network = network;
    }

    @Override
    public DependencyKind kind() {
        return DependencyKind.APP_HEALTH;
    }

    @Override
    public ProbePace pace(ProbePace defaults) {
        return new ProbePace(
                INTERVAL,
                TIMEOUT,
                defaults.slowAbove(),
                TimeOrder.longer(defaults.alertInterval(), ALERT_INTERVAL),
                defaults.failureThreshold(),
                defaults.successThreshold());
    }

    @Override
    public AppHealthSpec read(SettingsSection settings) {
        return new AppHealthSpec(
                HttpSource.read(settings, USUAL_MAX_BODY),
                ComponentChoice.read(settings.section("components")),
                settings.textMap("map"));
    }

    @Override
    public Probe open(AppHealthSpec spec) {
        return new AppHealthProbe(spec, network);
    }
}
