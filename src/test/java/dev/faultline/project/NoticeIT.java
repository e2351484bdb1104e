// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** NOTICE names what the packaged program contains, and nothing else. */
@SuppressWarnings("NullAway.Init")
class NoticeIT {

    private static final Path LIBRARIES = Path.of("target/quarkus-app/lib");
    private static final Pattern GROUPS = Pattern.compile("\\[([a-z][^]]*)]");
    /** It lies on the page, not among the jars. */
    private static final String UNPACKED = "org.webjars.npm:uplot";

    private static List<String> jars;
    private static List<String> groups;

    @BeforeAll
    static void readBoth() throws IOException {
        assumeTrue(Files.isDirectory(LIBRARIES), "no packaged jar: only a native binary was built");
        try (var files = Files.walk(LIBRARIES)) {
            jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
        var list = Files.readString(Path.of("NOTICE")).split("\nThe terms of the BSD", 2)[0];
        groups = GROUPS.matcher(list)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .map(String::strip)
                .filter(group -> !group.equals(UNPACKED))
                .toList();
    }

    @Test
    void eachLibraryIsOfAGroupThatIsNamed() {
        assertThat(jars)
                .isNotEmpty()
                .allMatch(jar -> groups.stream().anyMatch(group -> isOf(jar, group)), "named in NOTICE");
    }

    @Test
    void eachGroupThatIsNamedHasALibrary() {
        assertThat(groups)
                .isNotEmpty()
                .allMatch(group -> jars.stream().anyMatch(jar -> isOf(jar, group)), "in the program");
    }

    /** Quarkus names each jar {@code group.artifact-version.jar}; a group may be named with the artifact. */
    private static boolean isOf(String jar, String group) {
        return group.endsWith("*")
                ? jar.startsWith(group.substring(0, group.length() - 1))
                : jar.startsWith(group + ".") || jar.startsWith(group + "-");
    }
}
