package io.svara.flow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** The engine and the blocks can be tried against anything, in microseconds: they know nothing of the outside. */
@AnalyzeClasses(
        packages = {"io.svara.flow", "io.svara.mailflow.blocks", "io.svara.mailflow.language"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class FlowPurityTests {

    @ArchTest
    static final ArchRule theEngineKnowsNoSpringNoSqlNoHttpAndNoClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.svara.flow",
                    "io.svara.flow.graph",
                    "io.svara.flow.text",
                    "io.svara.mailflow.blocks",
                    "io.svara.mailflow.language")
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.jooq..",
                    "svara.db..",
                    "java.sql..",
                    "jakarta..",
                    "io.svara.flow.store..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule theEngineKnowsNoKindOfFlow = noClasses()
            .that()
            .resideInAPackage("io.svara.flow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.svara.mailflow..", "io.svara.tickets..", "io.svara.mailboxes..", "io.svara.channels..");
}
