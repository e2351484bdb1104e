// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.changes.ChangeSettings;
import dev.faultline.connections.ConnectionSettings;
import dev.faultline.dependency.ProbePace;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.HubSettings;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.notify.WebhookSettings;
import dev.faultline.probe.Check;
import dev.faultline.probe.redis.RedisAccess;
import dev.faultline.settings.PageUrl;
import dev.faultline.settings.Secret;
import dev.faultline.sharing.CoordinationSettings;
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
 * @param place where this instance runs
 * @param all what is checked, and in whose turn
 * @param defaults the pace of whatever sets none of its own
 * @param errors where the app's 5xx answers are found
 * @param connections how the app's own connections are read
 * @param changes where to look for changes around the app
 * @param webhooks who is told what happens
 * @param storage where and how long what was observed is kept
 * @param access how people and scrapers come to it
 */
public record FaultlineConfig(
        String app,
        InstancePlace place,
        ConfiguredChecks all,
        ProbePace defaults,
        ErrorSettings errors,
        ConnectionSettings connections,
        ChangeSettings changes,
        List<WebhookSettings> webhooks,
        StorageConfig storage,
        AccessConfig access) {

    /** The name of an app that nobody named. */
    static final String UNNAMED = "app";

    /** What holds as long as there is no config file: nothing is probed. */
    public static final FaultlineConfig NONE = new FaultlineConfig(
            UNNAMED,
            InstancePlace.UNKNOWN,
            ConfiguredChecks.NONE,
            ProbePace.DEFAULT,
            ErrorSettings.NONE,
            ConnectionSettings.DEFAULT,
            ChangeSettings.NONE,
            List.of(),
            StorageConfig.DEFAULT,
            AccessConfig.OPEN);

    public FaultlineConfig {
        webhooks = List.copyOf(webhooks);
    }

    /** What holds when the first config file was refused: nothing is probed, and callers need its token, if it has one. */
    static FaultlineConfig refused(Optional<Secret> apiToken) {
        return new FaultlineConfig(
                NONE.app,
                NONE.place,
                NONE.all,
                NONE.defaults,
                NONE.errors,
                NONE.connections,
                NONE.changes,
                NONE.webhooks,
                NONE.storage,
                new AccessConfig(apiToken, NONE.access.page(), NONE.access.histograms()));
    }

    /** Every dependency that is asked itself, in the order of the file, then the built-in network unless it is switched off. */
    public List<Check<?>> checks() {
        return all.dependencies();
    }

    /** The app's own routes that are asked, in the order of the file. */
    public List<Check<?>> routes() {
        return all.routes();
    }

    /** What the app says of its dependencies, in the order of the file. */
    public List<Check<?>> documents() {
        return all.documents();
    }

    /** Who says whose turn it is at shared probes, if the file does. */
    public Optional<CoordinationSettings> coordination() {
        return all.coordination();
    }

    /** The folder of the local store, if the file names one. */
    public Optional<Path> dataDir() {
        return storage.dataDir();
    }

    /** How long history is kept. */
    public RetentionPeriods retention() {
        return storage.retention();
    }

    /** The fleet's database, if the file names one. */
    public Optional<FleetSettings> fleet() {
        return storage.fleet();
    }

    /** The databases that a hub reads, and where it is. */
    public HubSettings hub() {
        return storage.hub();
    }

    /** What a caller has to bring, if the file sets one. */
    public Optional<Secret> apiToken() {
        return access.apiToken();
    }

    /** Where people open the page, if the file says it. */
    public Optional<PageUrl> page() {
        return access.page();
    }

    /** Whether durations are measured with the buckets of a histogram. */
    public boolean histograms() {
        return access.histograms();
    }

    /** All checks: of the dependencies, then the routes, then the documents. */
    public List<Check<?>> watched() {
        return Stream.of(checks(), routes(), documents()).flatMap(List::stream).toList();
    }

    /** What has a history: the dependencies and the routes. */
    public List<Check<?>> observed() {
        return Stream.concat(checks().stream(), routes().stream()).toList();
    }

    /** The databases that a hub reads: those of {@code fleet}, else that of {@code store.postgresql}. */
    public List<FleetSettings> cells() {
        return hub().databases().isEmpty() ? fleet().stream().toList() : hub().databases();
    }

    /** Every secret in it, so that whatever is shown can be cleared of them. */
    public Set<Secret> secrets() {
        var secrets = new HashSet<Secret>();
        apiToken().ifPresent(secrets::add);
        watched().forEach(check -> secrets.addAll(check.spec().secrets()));
        webhooks.forEach(webhook -> secrets.addAll(webhook.secrets()));
        secrets.addAll(errors.secrets());
        fleet().flatMap(FleetSettings::password).ifPresent(secrets::add);
        secrets.addAll(hub().secrets());
        coordination()
                .map(CoordinationSettings::redis)
                .flatMap(RedisAccess::password)
                .ifPresent(secrets::add);
        return Set.copyOf(secrets);
    }
}
