package dev.faultline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;

/** Who may know whom. ARCHITECTURE.md shows the same floors, and says why. */
@AnalyzeClasses(packages = "dev.faultline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** The rooms from the ground up. A room may know those on lower floors, and none on its own. */
    static final List<List<String>> FLOORS = List.of(
            List.of("checkpoint", "dependency", "settings", "store"),
            List.of("probe"),
            List.of("changes", "errors", "timeline"),
            List.of("incident"),
            List.of("analysis", "notify", "sqlite"),
            List.of("config"),
            List.of("detection"),
            List.of("web"),
            List.of("app"));

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
