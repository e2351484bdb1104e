// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom. ARCHITECTURE.md shows the same floors, and says why. */
@AnalyzeClasses(packages = "dev.faultline", importOptions = ImportOption.DoNotIncludeTests.class)
public class ArchitectureTest {

    /** The rooms from the ground up. A room may know those on lower floors, and none on its own. */
    public static final List<List<String>> FLOORS = List.of(
            List.of("basics", "checkpoint", "dependency", "settings", "sockets", "store", "text"),
            List.of("probe"),
            List.of("changes", "connections", "errors", "sharing", "timeline"),
            List.of("discovery", "incident"),
            List.of("archive", "fleet"),
            List.of("analysis", "notify", "sqlite"),
            List.of("config"),
            List.of("detection", "hub"),
            List.of("web"),
            List.of("app"));

    private static final Pattern SINGLE_WORD = Pattern.compile("[A-Z][a-z0-9]*");
    private static final double MOST_SINGLE_WORDS = 15;

    private static final int MOST_LINES = 200;
    private static final int MOST_COMPONENTS = 10;
    private static final Pattern RECORD = Pattern.compile("\\brecord (\\w+)(?:<[^>]*>)?\\(");

    /** A table of names, and the one port to all that is known of a dependency over time. */
    private static final List<String> LONG_FILES = List.of("AccessLogFields.java", "Timeline.java");

    private static final String[] PURE = {
        "dev.faultline.analysis..",
        "dev.faultline.changes",
        "dev.faultline.checkpoint",
        "dev.faultline.dependency",
        "dev.faultline.errors",
        "dev.faultline.incident",
        "dev.faultline.probe",
        "dev.faultline.settings",
        "dev.faultline.store",
        "dev.faultline.text",
        "dev.faultline.timeline"
    };

    @ArchTest
    static final ArchRule roomsKnowOnlyTheFloorsBelow = floors();

    @ArchTest
    static final ArchRule thePureCoreKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..", "java.sql..");

    @ArchTest
    static final ArchRule thePureCoreIsGivenTheTime = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule thereAreNoCyclesOfPackages =
            slices().matching("dev.faultline.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thereAreNoCyclesOfRooms =
            slices().matching("dev.faultline.(*)..").should().beFreeOfCycles();

    @Test
    void aSimpleNameIsUsedOnceInTheWholeTree() throws IOException {
        var repeated = typeNames().collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        repeated.values().removeIf(count -> count == 1);

        assertThat(repeated).isEmpty();
    }

    @Test
    void atMostOneTypeInSevenIsNamedByASingleWord() throws IOException {
        var names = typeNames().toList();
        var single = names.stream().filter(SINGLE_WORD.asMatchPredicate()).toList();
        var percent = 100.0 * single.size() / names.size();

        System.out.printf("%d of %d types (%.1f %%) are named by one word%n", single.size(), names.size(), percent);
        assertThat(percent).as("percent of names that are one word: %s", single).isLessThanOrEqualTo(MOST_SINGLE_WORDS);
    }

    @Test
    void noFileOfTheProgramIsLongerThanAReaderKeepsInMind() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var tooLong = new TreeMap<String, Integer>();
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                var lines = Files.readAllLines(file).size();
                if (lines > MOST_LINES) {
                    tooLong.put(file.getFileName().toString(), lines);
                }
            }
            assertThat(tooLong.keySet()).as("files over %d lines", MOST_LINES).containsExactlyElementsOf(LONG_FILES);
        }
    }

    /** But for those whose components are the names of fields of the API, all on one level there. */
    @Test
    void aRecordHasAtMostTenComponents() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var large = new TreeMap<String, Integer>();
            for (var file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.toString().contains("/web/api/document/"))
                    .toList()) {
                var source = Files.readString(file);
                RECORD.matcher(source).results().forEach(found -> {
                    var components = components(source, found.end());
                    if (components > MOST_COMPONENTS) {
                        large.put(found.group(1), components);
                    }
                });
            }
            assertThat(large).isEmpty();
        }
    }

    /** How many components the header of a record has that begins there. */
    private static int components(String source, int begin) {
        var depth = 1;
        var commas = 0;
        for (var i = begin; depth > 0; i++) {
            switch (source.charAt(i)) {
                case '(', '<' -> depth++;
                case ')', '>' -> depth--;
                case ',' -> commas += depth == 1 ? 1 : 0;
                default -> {}
            }
        }
        return commas + 1;
    }

    /** The names of all top-level types, of the program and of its tests. */
    private static Stream<String> typeNames() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList()
                    .stream();
        }
    }

    private static LayeredArchitecture floors() {
        var rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var room : FLOORS.stream().flatMap(List::stream).toList()) {
            rule = rule.layer(room).definedBy("dev.faultline." + room + "..");
        }
        for (var floor = 0; floor < FLOORS.size(); floor++) {
            var above = FLOORS.stream().skip(floor + 1L).flatMap(List::stream).toArray(String[]::new);
            for (var room : FLOORS.get(floor)) {
                rule = above.length == 0
                        ? rule.whereLayer(room).mayNotBeAccessedByAnyLayer()
                        : rule.whereLayer(room).mayOnlyBeAccessedByLayers(above);
            }
        }
        return rule;
    }
}
