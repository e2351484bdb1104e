// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.changes.ChangeSettings;
import dev.faultline.connections.ConnectionSettings;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.HubSettings;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.notify.WebhookSettings;
import dev.faultline.probe.Check;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.settings.PageUrl;
import dev.faultline.sharing.CoordinationSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Turns the text of a config file into a {@link FaultlineConfig}, or tells everything that is wrong with it. Thread-safe. */
public final class ConfigLoader {

    private static final int LONGEST_APP = 100;

    private final DependencySection dependencies;
    private final RouteSection routes;
    private final EnvironmentPlaceholders placeholders;

    /**
     * @param kinds one factory per kind, the built-in network's among them; checks of two loads are equal only if these are
     * @param environment the environment variables that {@code ${NAME}} may name
     */
    public ConfigLoader(Collection<? extends ProbeFactory<?>> kinds, Function<String, Optional<String>> environment) {
        this.dependencies = new DependencySection(kinds);
        this.routes = new RouteSection(kinds);
        this.placeholders = new EnvironmentPlaceholders(environment);
    }

    /**
     * What the given YAML says. Reads the files that its {@code *-file} keys name, and nothing else.
     *
     * @throws ConfigException with all that is wrong
     */
    public FaultlineConfig load(byte[] yaml) {
        var errors = new ArrayList<ConfigError>();
        FaultlineConfig config;
        try {
            config = read(yaml, errors);
        } catch (ConfigException notYaml) {
            throw new ConfigException(notYaml.errors(), TokenKeys.insteadOfUnread(yaml));
        }
        if (!errors.isEmpty()) {
            throw new ConfigException(errors, config.apiToken().or(() -> TokenKeys.insteadOfWrong(errors)));
        }
        return config;
    }

    /** All that is wrong with the given YAML; nothing if it can be used. */
    public List<ConfigError> errors(byte[] yaml) {
        var errors = new ArrayList<ConfigError>();
        try {
            read(yaml, errors);
        } catch (ConfigException notYaml) {
            errors.addAll(notYaml.errors());
        }
        return List.copyOf(errors);
    }

    /** What is asked of the sections and keys of the given YAML, whatever is wrong with it. */
    SectionShape shape(byte[] yaml) {
        var document = document(YamlDocument.read(yaml), new ArrayList<>());
        config(document);
        return document.shape();
    }

    private FaultlineConfig read(byte[] yaml, List<ConfigError> errors) {
        var document = document(YamlDocument.read(yaml), errors);
        var config = config(document);
        document.finish();
        return config;
    }

    private YamlSettings document(Optional<Node> node, List<ConfigError> errors) {
        var top = node.filter(each -> !YamlSection.isNothing(each));
        var section = YamlSection.empty("", 1);
        if (top.isPresent() && top.get() instanceof MappingNode mapping) {
            section = YamlSection.of("", 1, mapping, errors);
        } else if (top.isPresent()) {
            errors.add(ConfigError.file(
                    "the file is not a mapping; it starts with 'faultline:'", YamlSection.lineOf(top.get())));
        }
        return new YamlSettings(section, placeholders, errors);
    }

    private FaultlineConfig config(YamlSettings document) {
        var faultline = document.section("faultline");
        var defaults = PaceKeys.read(faultline.section("defaults"), ProbePace.DEFAULT);
        var checks = checks(faultline, defaults);
        var place = InstancePlace.read(faultline.section("instance"), placeholders::variable);
        return new FaultlineConfig(
                app(faultline),
                place,
                new ConfiguredChecks(
                        checks.stream().filter(check -> !isDocument(check)).toList(),
                        routes.read(faultline.section("routes"), defaults),
                        checks.stream().filter(ConfigLoader::isDocument).toList(),
                        CoordinationSettings.readIfPresent(faultline)),
                PaceKeys.fitted(defaults),
                ErrorSettings.read(faultline.section("errors")),
                ConnectionSettings.read(faultline.section("connections")),
                ChangeSettings.read(faultline.section("changes"), databases(faultline, checks)),
                faultline.sections("notify").stream().map(WebhookSettings::read).toList(),
                storage(faultline),
                access(faultline));
    }

    private static StorageConfig storage(YamlSettings faultline) {
        var store = faultline.section("store");
        return new StorageConfig(
                dataDir(faultline),
                RetentionKeys.read(store.section("retention")),
                fleet(store),
                HubSettings.read(faultline.section("fleet")));
    }

    private static AccessConfig access(YamlSettings faultline) {
        return new AccessConfig(
                TokenKeys.read(faultline.section("api")),
                PageUrl.read(faultline.section("page")),
                faultline.section("metrics").flag("histograms", true));
    }

    private static Optional<FleetSettings> fleet(YamlSettings store) {
        var settings = store.section("postgresql");
        // Without one, its required keys are not missing.
        return store.has("postgresql") ? Optional.of(FleetSettings.read(settings)) : Optional.empty();
    }

    private static boolean isDocument(Check<?> check) {
        return check.dependency().kind().equals(DependencyKind.APP_HEALTH);
    }

    /** What may be a PostgreSQL database: also a dependency that was refused, for that was told already. */
    private static Set<String> databases(YamlSettings faultline, List<Check<?>> checks) {
        var names = new LinkedHashSet<>(faultline.section("dependencies").keys());
        checks.stream()
                .map(Check::dependency)
                .filter(dependency -> !dependency.kind().equals(DependencyKind.POSTGRESQL))
                .map(Dependency::name)
                .forEach(names::remove);
        return names;
    }

    private List<Check<?>> checks(YamlSettings faultline, ProbePace defaults) {
        var checks = new ArrayList<Check<?>>();
        var section = faultline.section("dependencies");
        var canShare = faultline.has(CoordinationSettings.SECTION);
        for (var name : section.keys()) {
            dependencies.read(section, name, defaults, canShare).ifPresent(checks::add);
        }
        dependencies.network(faultline, defaults).ifPresent(checks::add);
        return checks;
    }

    private static String app(YamlSettings faultline) {
        var app = faultline.text("app");
        if (app.isPresent() && (app.get().isBlank() || app.get().length() > LONGEST_APP)) {
            faultline.reject("app", "a name of 1 to " + LONGEST_APP + " characters");
        }
        return app.orElse(FaultlineConfig.UNNAMED);
    }

    private static Optional<Path> dataDir(YamlSettings faultline) {
        var text = faultline.text("data-dir");
        try {
            if (text.isPresent() && text.get().isBlank()) {
                faultline.reject("data-dir", "the path of a folder");
            }
            return text.map(Path::of);
        } catch (InvalidPathException wrong) {
            faultline.reject("data-dir", "the path of a folder");
            return Optional.empty();
        }
    }
}
