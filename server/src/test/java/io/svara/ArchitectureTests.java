package io.svara;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.svara.installation.setup.FirstRun;
import io.svara.kernel.Command;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.tickets.search.SearchRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import svara.db.jooq.Tables;

/** Rules of the house that the compiler does not know. */
@AnalyzeClasses(packages = "io.svara", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    /** Controllers that do nothing for anybody: they answer for failures and for the state of the server. */
    private static final Set<String> WITHOUT_USE_CASE =
            Set.of("io.svara.web.problem.ErrorPage", "io.svara.kernel.database.Health");

    /** Use cases that anybody may call, because they check their caller themselves. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "io.svara.people.session.SignIn",
            "io.svara.people.invitation.ShowInvitation",
            "io.svara.people.invitation.AcceptInvitation",
            "io.svara.people.session.SecondStep",
            "io.svara.people.session.PasskeySignIn",
            "io.svara.people.reset.ForgottenPassword",
            "io.svara.people.reset.ResetPassword",
            "io.svara.people.signon.FindSignOn",
            "io.svara.people.signon.BeginSignOn",
            "io.svara.people.signon.FinishSignOn",
            "io.svara.installation.setup.SetUp",
            "io.svara.installation.setup.ShowInstallation");

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

    @ArchTest
    static final ArchRule useCasesLeaveTheDatabaseToTables = noClasses()
            .that(annotatedWith(RestController.class).or(annotatedWith(UseCase.class)))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(DSLContext.class);

    /** A migration's folder says whose its tables are; a view is made for others to read. */
    @ArchTest
    static final ArchRule aTableIsTouchedByItsModuleOnly = noClasses()
            .should()
            .accessFieldWhere(new DescribedPredicate<>("it is a table of another module") {
                @Override
                public boolean test(JavaFieldAccess access) {
                    return access.getTargetOwner().isEquivalentTo(Tables.class)
                            && !TableOwners.maySee(
                                    module(access.getOriginOwner()),
                                    access.getName().toLowerCase(Locale.ROOT));
                }
            });

    @ArchTest
    static final ArchRule searchRowsAreTouchedByOneClass = noClasses()
            .that()
            .resideInAPackage("io.svara..")
            .and(not(belongToAnyOf(SearchRows.class)))
            .should()
            .accessField(Tables.class, "TICKET_SEARCH");

    @ArchTest
    static final ArchRule onlyStartAndCommandsWriteToTheTerminal = noClasses()
            .that()
            .doNotImplement(Command.class)
            .and(not(belongToAnyOf(Svara.class, FirstRun.class)))
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule whatAClassNeedsIsHandedToItsConstructor =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    private static String module(JavaClass type) {
        var rest = type.getPackageName().substring("io.svara".length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
