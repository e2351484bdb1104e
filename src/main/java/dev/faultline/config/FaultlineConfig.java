// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.changes.ChangeSettings;
import dev.faultline.dependency.ProbePace;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.notify.WebhookSettings;
import dev.faultline.probe.Check;
import dev.faultline.settings.PageUrl;
import dev.faultline.settings.Secret;
import dev.faultline.store.RetentionPeriods;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the config file says, checked and complete. Equal files make equal values.
 *
 * @param app the app this instance stands beside
 * @param dataDir the folder of the local store, if the file names one; a change takes a restart
 * @param checks every dependency that is asked itself, in the order of the file, then the built-in network unless it is switched off
 * @param routes the app's own routes that are asked, each of kind {@code route}, in the order of the file
 * @param documents what the app says of its dependencies, each of kind {@code app-health}, in the order of the file
 * @param retention how long history is kept
 * @param apiToken what a caller has to bring, if the file sets one
 * @param defaults the pace of whatever sets none of its own
 * @param errors where the app's 5xx answers are found
 * @param changes where to look for changes around the app
 * @param webhooks who is told what happens
 * @param page where people open the page, if the file says it
 * @param histograms whether durations are measured with the buckets of a histogram
 * @param fleet the fleet's database, if the file names one
 * @param place where this instance runs
 */
public record FaultlineConfig(
        String app,
        Optional<Path> dataDir,
        List<Check<?>> checks,
        List<Check<?>> routes,
        List<Check<?>> documents,
        RetentionPeriods retention,
        Optional<Secret> apiToken,
        ProbePace defaults,
        ErrorSettings errors,
        ChangeSettings changes,
        List<WebhookSettings> webhooks,
        Optional<PageUrl> page,
        boolean histograms,
        Optional<FleetSettings> fleet,
        InstancePlace place) {

    /** The name of an app that nobody named. */
    static final String UNNAMED = "app";

    /** What holds as long as there is no config file: nothing is probed. */
    public static final FaultlineConfig NONE = new FaultlineConfig(
            UNNAMED,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            RetentionPeriods.DEFAULT,
            Optional.empty(),
            ProbePace.DEFAULT,
            ErrorSettings.NONE,
            ChangeSettings.NONE,
            List.of(),
            Optional.empty(),
            true,
            Optional.empty(),
            InstancePlace.UNKNOWN);

    public FaultlineConfig {
        checks = List.copyOf(checks);
        routes = List.copyOf(routes);
        documents = List.copyOf(documents);
        webhooks = List.copyOf(webhooks);
    }

    /** What holds when the first config file was refused: nothing is probed, and callers need its token, if it has one. */
    static FaultlineConfig refused(Optional<Secret> apiToken) {
        return new FaultlineConfig(
                NONE.app,
                NONE.dataDir,
                NONE.checks,
                NONE.routes,
                NONE.documents,
                NONE.retention,
                apiToken,
                NONE.defaults,
                NONE.errors,
                NONE.changes,
                NONE.webhooks,
                NONE.page,
                NONE.histograms,
                NONE.fleet,
                NONE.place);
    }

    /** All checks: of the dependencies, then the routes, then the documents. */
    public List<Check<?>> watched() {
        return Stream.of(checks, routes, documents).flatMap(List::stream).toList();
    }

    /** What has a history: the dependencies and the routes. */
    public List<Check<?>> observed() {
        return Stream.concat(checks.stream(), routes.stream()).toList();
    }

    /** Every secret in it, so that whatever is shown can be cleared of them. */
    public Set<Secret> secrets() {
        var secrets = new HashSet<Secret>();
        apiToken.ifPresent(secrets::add);
        watched().forEach(check -> secrets.addAll(check.spec().secrets()));
        webhooks.forEach(webhook -> secrets.addAll(webhook.secrets()));
        secrets.addAll(errors.secrets());
        fleet.flatMap(FleetSettings::password).ifPresent(secrets::add);
        return Set.copyOf(secrets);
    }
}
