package dev.faultline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. ARCHITECTURE.md says why. */
@AnalyzeClasses(packages = "dev.faultline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] PURE = {
        "dev.faultline.dependency",
        "dev.faultline.probe",
        "dev.faultline.timeline",
        "dev.faultline.errors",
        "dev.faultline.change",
        "dev.faultline.incident",
        "dev.faultline.verdict",
        "dev.faultline.report",
        "dev.faultline.store"
    };

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
    static final ArchRule dataFlowsOneWay = classes()
            .that()
            .resideInAPackage("dev.faultline.timeline")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.faultline.timeline",
                    "dev.faultline.probe",
                    "dev.faultline.dependency",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theVerdictKnowsOnlyWhatItJudges = classes()
            .that()
            .resideInAPackage("dev.faultline.verdict")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.faultline.verdict",
                    "dev.faultline.timeline",
                    "dev.faultline.errors",
                    "dev.faultline.change",
                    "dev.faultline.probe",
                    "dev.faultline.dependency",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule thereAreNoCycles =
            slices().matching("dev.faultline.(**)").should().beFreeOfCycles();
}
