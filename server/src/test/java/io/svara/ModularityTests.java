package io.svara;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Each module says what it leans on, keeps to it, and leans only on what lies below. */
class ModularityTests {

    /** From the ground up. Modules of one floor do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            // training works at the desk from outside, and knows nobody
            Set.of("kernel", "training"),
            Set.of("storage"),
            // whose brands have logos, which are files
            Set.of("organization"),
            Set.of("people", "contacts"),
            Set.of("mailboxes", "templates", "flow", "ai"),
            Set.of("channels"),
            // channels and tickets share a floor: they meet in "channels" alone
            Set.of("mail", "chat", "calls", "social", "forms", "knowledge", "tickets"),
            // which flows call
            Set.of("webhooks"),
            Set.of("mailflow", "sla", "triggers", "automation", "chatbot", "surveys"),
            Set.of("autoresponse", "notifications", "audit"),
            Set.of("portal", "analytics", "realtime", "web"),
            // makes a little of each for a new organisation; copies all of it
            Set.of("installation", "backup"));

    private static final ApplicationModules MODULES = ApplicationModules.of(Svara.class);

    static List<String> modules() {
        return MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .sorted()
                .toList();
    }

    @Test
    void holdsTheWallsBetweenModules() {
        MODULES.verify();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyModuleSaysWhatItLeansOn(String module) {
        assertThat(declared(module))
                .as("allowedDependencies in the package-info of " + module)
                .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void leansOnlyOnFloorsBelow(String module) {
        var floor = floor(module);
        assertThat(declared(module))
                .allSatisfy(below -> assertThat(floor(below.split("::")[0]))
                        .as(module + " leans on " + below)
                        .isLessThan(floor));
    }

    @Test
    void theKernelKnowsNobody() {
        assertThat(declared("kernel")).isEmpty();
    }

    private static int floor(String module) {
        return IntStream.range(0, FLOORS.size())
                .filter(number -> FLOORS.get(number).contains(module))
                .findFirst()
                .orElseThrow(() -> new AssertionError(module + " has no floor yet: see the modules' direction"));
    }

    private static Set<String> declared(String name) {
        ApplicationModule module = MODULES.getModuleByName(name).orElseThrow();
        return Arrays.stream(packageInfo(module)
                        .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                        .allowedDependencies())
                .collect(Collectors.toSet());
    }

    /** Without one, and without its annotation, a module may lean on anything. */
    private static Class<?> packageInfo(ApplicationModule module) {
        var name = module.getBasePackage().getName() + ".package-info";
        try {
            var found = Class.forName(name);
            assertThat(found.isAnnotationPresent(org.springframework.modulith.ApplicationModule.class))
                    .as(name + " carries @ApplicationModule")
                    .isTrue();
            return found;
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(name + " is missing", missing);
        }
    }
}
