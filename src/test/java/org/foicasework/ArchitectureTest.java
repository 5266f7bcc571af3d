package org.foicasework;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house, and which way the arrows run. */
@AnalyzeClasses(packages = "org.foicasework", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("web")
            .definedBy("org.foicasework.web..")
            .layer("process")
            .definedBy("org.foicasework.process..")
            .layer("notice")
            .definedBy("org.foicasework.notice..")
            .layer("disclosurelog")
            .definedBy("org.foicasework.disclosurelog..")
            .layer("correspondence")
            .definedBy("org.foicasework.correspondence..")
            .layer("request")
            .definedBy("org.foicasework.request..")
            .layer("exemption")
            .definedBy("org.foicasework.exemption..")
            .layer("clock")
            .definedBy("org.foicasework.clock..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("notice")
            .mayOnlyBeAccessedByLayers("web", "process")
            .whereLayer("disclosurelog")
            .mayOnlyBeAccessedByLayers("web", "process")
            .whereLayer("correspondence")
            .mayOnlyBeAccessedByLayers("web", "process", "notice")
            .whereLayer("request")
            .mayOnlyBeAccessedByLayers("web", "process", "notice", "disclosurelog", "correspondence")
            .whereLayer("exemption")
            .mayOnlyBeAccessedByLayers("web", "process", "notice", "disclosurelog", "correspondence", "request")
            .whereLayer("clock")
            .mayOnlyBeAccessedByLayers("web", "process", "notice", "disclosurelog", "correspondence", "request");

    @ArchTest
    static final ArchRule noRoomsGoInCircles =
            slices().matching("org.foicasework.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheProcessRoomKnowsTheEngine = noClasses()
            .that(resideInAPackage("org.foicasework..")
                    .and(resideInAPackage("org.foicasework.process..").negate()))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.."));

    @ArchTest
    static final ArchRule onlyItsInnerRoomKnowsTheInsideOfTheEngine = noClasses()
            .that(resideInAPackage("org.foicasework..")
                    .and(resideInAPackage("org.foicasework.process.internal..").negate()))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl.."));

    @ArchTest
    static final ArchRule theClockAndTheExemptionsArePlainJava = noClasses()
            .that(resideInAnyPackage("org.foicasework.clock..", "org.foicasework.exemption.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.springframework..", "com.fasterxml..", "org.camunda..", "jakarta.."));

    @ArchTest
    static final ArchRule onlyTheEngineIsSpokenToInOldDates = noClasses()
            .that(resideInAnyPackage(
                    "org.foicasework.clock..",
                    "org.foicasework.exemption..",
                    "org.foicasework.request..",
                    "org.foicasework.notice..",
                    "org.foicasework.web.."))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");
}
