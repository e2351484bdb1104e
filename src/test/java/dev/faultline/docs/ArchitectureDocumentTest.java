// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.ArchitectureTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ARCHITECTURE.md against the code: the floors are the same, and every class that it names is there. */
class ArchitectureDocumentTest {

    private static final Pattern FLOOR = Pattern.compile("^\\| \\d+ \\| (.*) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TYPE = Pattern.compile("(?:[A-Z][a-z0-9]+){2,}");

    @Test
    void theFloorsAreThoseOfTheLayeredRule() throws IOException {
        var shown = FLOOR.matcher(document())
                .results()
                .map(row -> CODE.matcher(row.group(1))
                        .results()
                        .map(room -> room.group(1))
                        .toList())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(shown);

        assertThat(shown).isEqualTo(ArchitectureTest.FLOORS);
    }

    @Test
    void everyRoomIsExplained() throws IOException {
        var explained = document()
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        CODE.matcher(line.substring(0, line.indexOf('|', 2))).results())
                .map(room -> room.group(1))
                .collect(Collectors.toSet());

        assertThat(explained)
                .containsAll(
                        ArchitectureTest.FLOORS.stream().flatMap(List::stream).toList());
    }

    @Test
    void everyClassThatItNamesIsThere() throws IOException {
        var named = CODE.matcher(document())
                .results()
                .flatMap(code -> TYPE.matcher(code.group(1)).results())
                .map(type -> type.group())
                .filter(type -> !type.equals("SIGTERM"))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(15);
        assertThat(types()).containsAll(named);
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("ARCHITECTURE.md"));
    }

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
