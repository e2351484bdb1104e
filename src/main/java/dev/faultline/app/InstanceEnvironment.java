// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.config.ConfigFile;
import dev.faultline.config.FaultlineConfig;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where this instance runs: what its environment says, and what holds where that says nothing.
 *
 * @param settings environment variables and system properties
 */
record InstanceEnvironment(Config settings) {

    /** The folder of the local store in an image. */
    static final Path VOLUME = Path.of("/var/lib/faultline");

    private static final Path HERE = Path.of("data");
    private static final Path NAMESPACE = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** The config file, by {@code FAULTLINE_CONFIG} or {@code -Dfaultline.config}. */
    ConfigFile configFile() {
        return ConfigFile.of(name -> setting("faultline.config"));
    }

    /**
     * Whether it starts also with a config file that it has to refuse, by {@code FAULTLINE_ON_BAD_CONFIG}: so does the image,
     * for the app's pod does not start without its sidecar.
     *
     * @throws CannotStart if that is neither {@code start} nor {@code exit}
     */
    boolean startsOnBadConfig() {
        var word = setting("faultline.on-bad-config").orElse("exit");
        return switch (word) {
            case "start" -> true;
            case "exit" -> false;
            default ->
                throw new CannotStart(2, "FAULTLINE_ON_BAD_CONFIG is '" + word + "'; allowed are start and exit");
        };
    }

    /**
     * Whether the log is JSON, by {@code FAULTLINE_LOG_FORMAT}.
     *
     * @throws CannotStart if that is neither {@code text} nor {@code json}
     */
    boolean logsJson() {
        var word = setting("faultline.log-format").orElse("text");
        return switch (word) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new CannotStart(2, "FAULTLINE_LOG_FORMAT is '" + word + "'; allowed are text and json");
        };
    }

    /** The folder of the local store: that of {@code FAULTLINE_DATA_DIR}, else of the config file, else the usual one. */
    Path dataDirectory(FaultlineConfig config) {
        return setting("faultline.data-dir").map(Path::of).or(config::dataDir).orElseGet(this::usualDataDirectory);
    }

    private Path usualDataDirectory() {
        var isDevelopment = LaunchMode.current().isDevOrTest();
        return !isDevelopment && Files.isWritable(VOLUME) ? VOLUME : HERE;
    }

    /**
     * What the program is, by {@code FAULTLINE_MODE}.
     *
     * @throws CannotStart if there is no such mode
     */
    ProgramMode mode() {
        return ProgramMode.of(setting("faultline.mode"));
    }

    /** Whether it runs in a pod of Kubernetes, which ends the app before its sidecar. */
    boolean isInPod() {
        return System.getenv("KUBERNETES_SERVICE_HOST") != null;
    }

    /** Whether the connections in this network are the app's: a pod has a network of its own, and for others the file says it. */
    boolean isAppsNetwork(FaultlineConfig config) {
        return isInPod() || config.connections().isStated();
    }

    /** The name of this instance: that of {@code FAULTLINE_INSTANCE}, else of the pod or host. */
    String instance() {
        return setting("faultline.instance")
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")).filter(name -> !name.isBlank()))
                .or(() -> line(HOST_NAME))
                .orElse("faultline");
    }

    /** The namespace of the pod: that of {@code POD_NAMESPACE}, else the one of its service account. */
    Optional<String> namespace() {
        return Optional.ofNullable(System.getenv("POD_NAMESPACE"))
                .filter(name -> !name.isBlank())
                .or(() -> line(NAMESPACE));
    }

    private static Optional<String> line(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> setting(String key) {
        return settings.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }
}
