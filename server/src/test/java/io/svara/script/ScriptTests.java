package io.svara.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./svara} itself, on machines that have more or less of what it needs. */
class ScriptTests {

    private static final String ADOPTIUM = "https://packages.adoptium.net/artifactory/deb";
    private static final String NODESOURCE =
            "https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs";

    @TempDir
    private Path folder;

    private Machine machine;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = Machine.complete(folder);
    }

    @Test
    void helpNamesEachCommandAndWhereSettingsAreDescribed() {
        var help = machine.svara("help");
        assertThat(help.exit()).isZero();
        assertThat(help.output())
                .contains(
                        "./svara run",
                        "./svara test",
                        "./svara token",
                        "./svara seats",
                        "./svara backup FILE",
                        "./svara restore FILE",
                        "./svara needs",
                        "docs/operations.md");
        assertThat(machine.svara().output()).isEqualTo(help.output());
    }

    @Test
    void anUnknownCommandIsRefused() {
        var refused = machine.svara("fly");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.errors()).isEqualTo("There is no command \"fly\". ./svara help says what there is.\n");
    }

    @Test
    void whatIsNoOptionIsRefusedBeforeAnythingIsBuilt() {
        var refused = machine.svara("run", "demo");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.errors()).startsWith("\"demo\" is not an option.");
        assertThat(machine.builds()).isZero();
    }

    @Test
    void needsIsSilentOnAMachineThatHasAll() {
        var needs = machine.svara("needs");
        assertThat(needs.exit()).isZero();
        assertThat(needs.output()).isEmpty();
        assertThat(needs.errors()).isEmpty();
    }

    @Test
    void needsPrintsTheLineOfEachMissingToolAndNothingElse() {
        machine.lacks("java");
        machine.lacks("mvn");
        machine.lacks("node");
        machine.lacks("chromium");
        var needs = machine.svara("needs");
        assertThat(needs.exit()).isZero();
        assertThat(needs.output().lines())
                .satisfiesExactly(
                        java -> assertThat(java).contains(ADOPTIUM).endsWith("apt-get install -y temurin-25-jdk"),
                        maven -> assertThat(maven).isEqualTo("apt-get install -y maven"),
                        node -> assertThat(node).endsWith(NODESOURCE),
                        chromium -> assertThat(chromium).isEqualTo("apt-get install -y chromium"));
    }

    @Test
    void needsPrefersDebiansOwnPackagesWhereTheyAreNewEnough() throws IOException {
        machine.lacks("java");
        machine.lacks("node");
        machine.program(
                "apt-cache",
                "case $2 in nodejs) echo '  Candidate: 20.19.2+dfsg-1' ;; *) echo '  Candidate: 25.0.1' ;; esac");
        assertThat(machine.svara("needs").output())
                .isEqualTo("apt-get install -y openjdk-25-jdk-headless\napt-get install -y nodejs npm\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "java, ~a JDK, version 25 or newer~, temurin-25-jdk",
                "mvn, Maven, apt-get install -y maven",
                "node, ~Node, version 20 or newer, with npm~, apt-get install -y nodejs",
                "npm, ~Node, version 20 or newer, with npm~, apt-get install -y nodejs",
            })
    void runNamesTheMissingToolAndTheLineThatInstallsIt(String program, String name, String line) {
        machine.lacks(program);
        var refused = machine.svara("run", "--demo");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).isEmpty();
        assertThat(refused.errors().lines())
                .satisfiesExactly(
                        missing -> assertThat(missing)
                                .startsWith("Missing: " + name)
                                .endsWith("On Debian this installs it:"),
                        install -> assertThat(install).startsWith("    ").contains(line));
        assertThat(machine.builds()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "test", "token", "backup", "restore"})
    void eachCommandThatBuildsNamesAllThatIsMissingAtOnce(String command) {
        machine.lacks("java");
        machine.lacks("mvn");
        machine.lacks("node");
        machine.lacks("chromium");
        var refused = machine.svara(command);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.errors()).contains("Missing: a JDK,", "Missing: Maven.", "Missing: Node,");
        assertThat(refused.errors().contains("Missing: Chromium,")).isEqualTo(command.equals("test"));
    }

    @Test
    void testNamesAMissingChromium() {
        machine.lacks("chromium");
        var refused = machine.svara("test");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.errors())
                .isEqualTo("Missing: Chromium, for the browser tests. On Debian this installs it:\n"
                        + "    apt-get install -y chromium\n");
    }

    @Test
    void anOlderJdkIsAsGoodAsNone() throws IOException {
        machine.javaVersion("21.0.8");
        assertThat(machine.svara("run").errors()).startsWith("Missing: a JDK, version 25 or newer");
    }

    @Test
    void aRuntimeWithoutCompilerIsAsGoodAsNone() {
        machine.lacks("javac");
        assertThat(machine.svara("run").errors()).startsWith("Missing: a JDK, version 25 or newer");
    }

    @Test
    void anOlderNodeIsAsGoodAsNone() throws IOException {
        machine.program("node", "echo v18.20.4");
        assertThat(machine.svara("run").errors()).startsWith("Missing: Node, version 20 or newer");
    }

    @Test
    void aJdkIsFoundUnderJavaHomeInThePathAndAmongTheMachinesJdks() throws IOException {
        machine.javaVersion("21.0.8");
        machine.jdkAmongOthers("25.0.1");
        assertThat(machine.svara("needs").output()).isEmpty();
    }

    @Test
    void aStartWithNothingChangedBuildsNothing() throws IOException {
        assertThat(machine.svara("run", "--demo").output()).contains("started with", "-XX:AOTCache=", " run --demo");
        assertThat(machine.svara("run").exit()).isZero();
        assertThat(machine.builds()).isEqualTo(1);
        assertThat(machine.trainings()).isEqualTo(1);

        machine.changeSources();
        assertThat(machine.svara("run").exit()).isZero();
        assertThat(machine.builds()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"700m, 262", "1g, 384", "1000M, 375", "2g, 512", "16G, 1024"})
    void javaGetsItsShareOfTheMemoryThatMayBeUsed(String memory, int heapMegabytes) {
        machine.variable("SVARA_MEMORY", memory);
        assertThat(machine.svara("run").output()).contains("-Xmx" + heapMegabytes + "m ");
    }

    @Test
    void anAmountOfMemoryThatIsNoneIsRefused() {
        machine.variable("SVARA_MEMORY", "much");
        var refused = machine.svara("run");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.errors()).contains("such as 700m or 2g");
        assertThat(refused.output()).doesNotContain("started with");
    }

    @Test
    void theReleasedLauncherHandsEachWordToTheApplication() throws IOException {
        machine.lacks("java");
        machine.lacks("mvn");
        assertThat(machine.released("backup", "some file").output())
                .contains("started with", "svara-server-1.2.3-application.jar backup some file");
    }

    @Test
    void theReleasedLauncherKnowsItsVersion() throws IOException {
        assertThat(machine.released("version").output()).isEqualTo("1.2.3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "seats", "levels", "backup", "restore"})
    void whatFollowsACommandIsHandedOnAsItStands(String command) {
        assertThat(machine.svara(command, "--option", "a name").output())
                .endsWith(" " + command + " --option a name\n");
    }

    @Test
    void aStartThatNeedsNoBuildNeedsOnlyTheJdk() {
        machine.svara("run");
        machine.lacks("mvn");
        machine.lacks("node");
        assertThat(machine.svara("run").output()).contains("started with");
    }

    @Test
    void aFailedBuildIsSaidAndMadeAgain() throws IOException {
        machine.failing("mvn");
        var refused = machine.svara("run");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.errors()).endsWith("The build failed: see above.\n");

        machine.mended();
        assertThat(machine.svara("run").output()).contains("started with");
    }

    @Test
    void aFailedTrainingIsNoObstacleAndIsTriedAgainAtTheNextStart() throws IOException {
        machine.failing("training");
        var slow = machine.svara("run");
        assertThat(slow.errors()).contains("starts will be slower");
        assertThat(slow.output()).contains("started with").doesNotContain("-XX:AOTCache=");

        machine.mended();
        assertThat(machine.svara("run").output()).contains("-XX:AOTCache=");
        assertThat(machine.builds()).isEqualTo(1);
        assertThat(machine.trainings()).isEqualTo(2);
    }

    @Test
    void trainingThatNeverSucceedsIsGivenUp() throws IOException {
        machine.failing("training");
        for (int start = 0; start < 5; start++) {
            assertThat(machine.svara("run").output()).contains("started with");
        }
        assertThat(machine.trainings()).isEqualTo(3);
    }
}
