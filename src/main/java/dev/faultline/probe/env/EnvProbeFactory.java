// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.env;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.Probe;
import dev.faultline.probe.ProbeFactory;
import dev.faultline.probe.blocking.BlockingRunner;
import dev.faultline.settings.SettingsSection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The kind {@code env}. */
public final class EnvProbeFactory implements ProbeFactory<EnvSpec> {

    private static final DependencyKind KIND = DependencyKind.ENV;

    private final Function<String, Optional<String>> environment;
    private final Executor blocking;

    /**
     * @param environment the value of a variable by its name, if it is set
     * @param blocking where files are read; one thread of it per hung file system at most
     */
    public EnvProbeFactory(Function<String, Optional<String>> environment, Executor blocking) {
        this.environment = environment;
        this.blocking = blocking;
    }

    @Override
    public DependencyKind kind() {
        return KIND;
    }

    @Override
    public EnvSpec read(SettingsSection settings) {
        var nothing = !settings.has("required") && !settings.has("matches") && !settings.has("files");
        if (nothing) {
            settings.reject("required", "at least one of required, matches and files");
        }
        return new EnvSpec(settings.texts("required"), matches(settings), files(settings));
    }

    private static Map<String, String> matches(SettingsSection settings) {
        var good = new LinkedHashMap<String, String>();
        settings.textMap("matches").forEach((name, regex) -> {
            try {
                Pattern.compile(regex);
                good.put(name, regex);
            } catch (PatternSyntaxException wrong) {
                settings.reject("matches", "a regular expression for " + name + ": " + wrong.getDescription());
            }
        });
        return good;
    }

    private static List<Path> files(SettingsSection settings) {
        var good = new ArrayList<Path>();
        for (var text : settings.texts("files")) {
            try {
                var file = Path.of(text);
                if (!file.isAbsolute()) {
                    settings.reject("files", "absolute paths, not " + text);
                }
                good.add(file.normalize());
            } catch (InvalidPathException unusable) {
                settings.reject("files", "absolute paths");
            }
        }
        return good;
    }

    @Override
    public Probe open(EnvSpec spec) {
        var lane = new BlockingRunner(blocking);
        var look = new EnvCheck(spec, environment);
        return deadline -> lane.run("the file system", deadline, look);
    }
}
