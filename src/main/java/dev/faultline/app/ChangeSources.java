// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.changes.ChangeSettings;
import dev.faultline.changes.ChangeSource;
import dev.faultline.changes.files.FileSource;
import dev.faultline.changes.files.FingerprintKey;
import dev.faultline.changes.kubernetes.RolloutSource;
import dev.faultline.changes.labels.LabelSource;
import dev.faultline.changes.migrations.MigrationSource;
import dev.faultline.changes.process.ProcessSource;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.probe.Check;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.postgresql.PostgresqlReader;
import dev.faultline.settings.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * What of a config says where changes are looked for. Equal ones need no new looking.
 *
 * @param app the subject of what concerns the app as a whole
 * @param instance the name of this instance, that of the pod in a pod
 * @param settings the section {@code changes}
 * @param databases those whose schema history is read
 * @param secrets that are to show nowhere
 */
record ChangeSources(
        String app, String instance, ChangeSettings settings, List<Check<?>> databases, Set<Secret> secrets) {

    private static final Logger LOG = Logger.getLogger(ChangeSources.class);

    static ChangeSources of(FaultlineConfig config, String instance) {
        var databases = config.checks().stream()
                .filter(check -> config.changes()
                        .migrations()
                        .contains(check.dependency().name()))
                .toList();
        return new ChangeSources(config.app(), instance, config.changes(), List.copyOf(databases), config.secrets());
    }

    List<ChangeSource> open(CheckpointStore checkpoints, ProbeNetwork network, Executor blocking) {
        var sources = new ArrayList<ChangeSource>();
        settings.labels()
                .map(labels -> new LabelSource(app, instance, labels, settings.annotations()))
                .ifPresent(sources::add);
        if (!settings.watch().isEmpty()) {
            var key = FingerprintKey.of(checkpoints);
            settings.watch().forEach(path -> sources.add(new FileSource(path, key)));
        }
        if (settings.process().enabled()) {
            sources.add(new ProcessSource(app, settings.process()));
        }
        databases.forEach(check -> PostgresqlReader.of(check.spec(), network, blocking)
                .map(reader -> new MigrationSource(check.dependency().name(), reader::rows, reader::close))
                .ifPresent(sources::add));
        if (settings.kubernetes().enabled()) {
            RolloutSource.of(
                            app,
                            instance,
                            settings.kubernetes(),
                            network,
                            name -> Optional.ofNullable(System.getenv(name)))
                    .ifPresentOrElse(
                            sources::add,
                            () -> LOG.warn("changes.kubernetes: this does not look like a pod of a Deployment;"
                                    + " url, namespace and deployment tell what to ask for"));
        }
        return sources;
    }
}
