package io.svara;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rules of the house that the compiler does not know. */
@AnalyzeClasses(packages = "io.svara", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** Controllers that do nothing for anybody: they answer for failures and for the state of the server. */
    private static final Set<String> WITHOUT_USE_CASE =
            Set.of("io.svara.web.problem.ErrorPage", "io.svara.kernel.database.Health");

    /** Use cases that anybody may call, because they check their caller themselves. */
    private static final Set<String> OPEN_TO_ALL =
            Set.of("io.svara.people.session.SignIn", "io.svara.installation.setup.SetUp");

    @ArchTest
    static final ArchRule everyUseCaseThatIsOpenToAllIsNamedHere = classes()
            .that()
            .areAnnotatedWith(UseCase.class)
            .should(new ArchCondition<>("ask for a permission or be named as open to all") {
                @Override
                public void check(JavaClass useCase, ConditionEvents events) {
                    var open = useCase.getAnnotationOfType(UseCase.class).permission() == Permission.NONE;
                    events.add(new SimpleConditionEvent(
                            useCase, open == OPEN_TO_ALL.contains(useCase.getName()), useCase.getName()));
                }
            });

    @ArchTest
    static final ArchRule aControllerCallsOneUseCase = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .should(new ArchCondition<>("call one use case, whose permission is then checked") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    var owner = method.getOwner().getName();
                    var useCases = method.getMethodCallsFromSelf().stream()
                            .map(call -> call.getTargetOwner())
                            .filter(target -> target.isAnnotatedWith(UseCase.class))
                            .distinct()
                            .count();
                    var fine = useCases == 1 || WITHOUT_USE_CASE.contains(owner);
                    events.add(new SimpleConditionEvent(
                            method, fine, method.getFullName() + " calls " + useCases + " use cases"));
                }
            });

    @ArchTest
    static final ArchRule onlyTablesAndTheLikeSpeakSql = noClasses()
            .that(annotatedWith(RestController.class).or(annotatedWith(UseCase.class)))
            .should()
            .dependOnClassesThat(resideInAPackage("svara.db.jooq.."));

    @ArchTest
    static final ArchRule nobodyLooksAtAnotherClockThanTheGivenOne =
            noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(LocalDate.class, "now");
}
