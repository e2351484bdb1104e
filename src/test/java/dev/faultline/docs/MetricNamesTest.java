// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/operations.md} names every metric that the program registers, and no other: also those that only appear once
 * something happens. The program's are the names among the constants of each class that works with Micrometer.
 */
class MetricNamesTest {

    private static final Pattern NAME = Pattern.compile("faultline(\\.[a-z]+)+(?![a-z.-])");

    @Test
    void everyMetricThatIsRegisteredIsThereAndNoOther() throws IOException, URISyntaxException {
        var registered = classFiles().stream()
                .map(MetricNamesTest::text)
                .filter(text -> text.contains("io/micrometer/core/instrument"))
                .flatMap(text -> NAME.matcher(text).results())
                .map(name -> base(name.group().replace('.', '_')))
                .collect(Collectors.toSet());

        var documented = DocumentPage.read("docs/operations.md").column("metric").stream()
                .map(metric -> base(metric.replaceFirst("\\{.*", "")))
                .collect(Collectors.toSet());

        assertThat(documented).containsExactlyInAnyOrderElementsOf(registered);
    }

    /** The classes of the program, without those of its tests. */
    private static List<Path> classFiles() throws IOException, URISyntaxException {
        var classes = FailureClass.class.getProtectionDomain().getCodeSource().getLocation();
        try (var files = Files.walk(Path.of(classes.toURI()))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** A character for each byte, so that the names stand in it as they are. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without the unit and kind that Prometheus has at the end of a name. */
    private static String base(String name) {
        return name.replaceFirst("(_seconds)?(_total)?$", "");
    }
}
