// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The files in {@code src/test/resources/config}, and an environment for them. */
final class ConfigFixtures {

    /** The one secret of all fixtures; no message may hold it. */
    static final String SECRET = "hunter2";

    static final Path FOLDER = Path.of("src/test/resources/config");
    /** Those of the real kinds. */
    static final Path KINDS = FOLDER.resolve("kinds");

    private static final String EXPECT = "# expect: ";
    private static final Map<String, String> VARIABLES =
            Map.of("DB_PASSWORD", SECRET, "INTERVAL", "5s", "NONSENSE", "5 parsecs", "NOTHING", "");

    static final Function<String, Optional<String>> ENVIRONMENT = name -> Optional.ofNullable(VARIABLES.get(name));

    private ConfigFixtures() {}

    static ConfigLoader loader() {
        return new ConfigLoader(SampleKind.ALL, ENVIRONMENT);
    }

    static FaultlineConfig load(String... lines) {
        return loader().load(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with the given text; empty if nothing is. */
    static List<String> errorsOf(byte[] yaml) {
        return errorsOf(loader(), yaml);
    }

    static List<String> errorsOf(ConfigLoader loader, byte[] yaml) {
        try {
            loader.load(yaml);
            return List.of();
        } catch (ConfigException refused) {
            return refused.errors().stream().map(ConfigError::text).toList();
        }
    }

    static List<String> errorsOf(String... lines) {
        return errorsOf(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Named<Path>> named(String prefix) {
        return named(FOLDER, prefix);
    }

    static Stream<Named<Path>> named(Path folder, String prefix) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .map(file -> Named.of(file.getFileName().toString(), file))
                    .collect(Collectors.toList())
                    .stream();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** The errors that a fixture says it has, in comments such as {@code # expect: line 3: …}. */
    static List<String> expectedOf(byte[] yaml) {
        return Arrays.stream(new String(yaml, StandardCharsets.UTF_8).split("\n"))
                .filter(line -> line.startsWith(EXPECT))
                .map(line -> line.substring(EXPECT.length()))
                .toList();
    }
}
