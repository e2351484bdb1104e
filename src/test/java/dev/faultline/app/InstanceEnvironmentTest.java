// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.config.ConfigFile;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.StorageConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceEnvironmentTest {

    private static InstanceEnvironment saying(Map<String, String> settings) {
        return new InstanceEnvironment(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }

    @Test
    void theConfigFileIsTheNamedOneOrElseTheUsualOne() {
        assertThat(saying(Map.of("faultline.config", "/srv/f.yaml")).configFile())
                .isEqualTo(new ConfigFile(Path.of("/srv/f.yaml"), true));
        assertThat(saying(Map.of()).configFile().named()).isFalse();
        assertThat(saying(Map.of("faultline.config", " ")).configFile())
                .isEqualTo(new ConfigFile(Path.of("/etc/faultline/faultline.yaml"), false));
    }

    @Test
    void theDataDirectoryOfTheEnvironmentOverridesThatOfTheConfigWhichOverridesTheUsualOne() {
        var here = saying(Map.of("faultline.data-dir", "/srv/here"));
        var silent = saying(Map.of());
        var usual = Files.isWritable(InstanceEnvironment.VOLUME) ? InstanceEnvironment.VOLUME : Path.of("data");

        assertThat(here.dataDirectory(keepingIn("/srv/there"))).isEqualTo(Path.of("/srv/here"));
        assertThat(silent.dataDirectory(keepingIn("/srv/there"))).isEqualTo(Path.of("/srv/there"));
        assertThat(silent.dataDirectory(FaultlineConfig.NONE)).isEqualTo(usual);
        assertThat(saying(Map.of("faultline.data-dir", " ")).dataDirectory(FaultlineConfig.NONE))
                .isEqualTo(usual);
    }

    @Test
    void theInstanceIsTheNamedOneOrElseThisHost() throws IOException {
        var host = Optional.ofNullable(System.getenv("HOSTNAME")).filter(name -> !name.isBlank());
        var kernel = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();

        assertThat(saying(Map.of("faultline.instance", "checkout-1")).instance())
                .isEqualTo("checkout-1");
        assertThat(saying(Map.of()).instance()).isEqualTo(host.orElse(kernel)).isNotBlank();
    }

    private static FaultlineConfig keepingIn(String folder) {
        var none = FaultlineConfig.NONE;
        return new FaultlineConfig(
                none.app(),
                none.place(),
                none.all(),
                none.defaults(),
                none.errors(),
                none.connections(),
                none.changes(),
                none.webhooks(),
                new StorageConfig(Optional.of(Path.of(folder)), none.retention(), none.fleet(), none.hub()),
                none.access());
    }
}
