package io.svara.people.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreachedPasswordsTests {

    private static final int MANY = 1_000_000;

    private static Path folder;

    /** By hash, as the file has them. */
    private static List<String> passwords;

    @BeforeAll
    static void writeFiles(@TempDir Path given) throws Exception {
        folder = given;
        var sha1 = MessageDigest.getInstance("SHA-1");
        record Hashed(String hash, String password) {}
        var sorted = IntStream.range(0, MANY)
                .mapToObj(number -> "password " + number)
                .map(password -> new Hashed(
                        HexFormat.of()
                                .withUpperCase()
                                .formatHex(sha1.digest(password.getBytes(StandardCharsets.UTF_8))),
                        password))
                .sorted((one, other) -> one.hash().compareTo(other.hash()))
                .toList();
        passwords = sorted.stream().map(Hashed::password).toList();
        for (var end : List.of("\n", "\r\n")) {
            var lines = IntStream.range(0, MANY)
                    .mapToObj(place -> sorted.get(place).hash() + ":" + (1 + place * 7919L % 30_000_000))
                    .collect(Collectors.joining(end, "", end));
            Files.writeString(file(end.length()), lines);
        }
    }

    private static Path file(int lengthOfEnd) {
        return folder.resolve("million-" + lengthOfEnd);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void knowsEachOfAMillionAndNoOther(int lengthOfEnd) throws IOException {
        var breached = open(file(lengthOfEnd));

        assertThat(breached.contains(passwords.getFirst())).isTrue();
        assertThat(breached.contains(passwords.get(1))).isTrue();
        assertThat(breached.contains(passwords.getLast())).isTrue();
        for (var place = 0; place < MANY; place += 97) {
            assertThat(breached.contains(passwords.get(place))).isTrue();
        }
        for (var other = 0; other < 10_000; other++) {
            assertThat(breached.contains("another password " + other)).isFalse();
        }
    }

    @Test
    void aLastLineNeedsNoEnd() throws IOException {
        var breached = open(write(hash("a") + ":1\n" + hash("b") + ":12"));

        assertThat(breached.contains("a")).isTrue();
        assertThat(breached.contains("b")).isTrue();
        assertThat(breached.contains("c")).isFalse();
    }

    @Test
    void aHashAloneAndSmallDigitsDo() throws IOException {
        var breached = open(write(hash("a").toLowerCase(java.util.Locale.ROOT) + "\r\n" + hash("b")));

        assertThat(breached.contains("a")).isTrue();
        assertThat(breached.contains("b")).isTrue();
    }

    @Test
    void withoutAFileNoneIsKnown() {
        assertThat(new BreachedPasswords(new BreachedPasswordsSettings(null)).contains("password 1"))
                .isFalse();
        assertThat(new BreachedPasswords(new BreachedPasswordsSettings(Path.of(""))).contains("password 1"))
                .isFalse();
    }

    @Test
    void saysAtTheStartWhatIsWrongWithAFile() throws IOException {
        refuses(folder.resolve("none"), "cannot be read");
        refuses(folder, "cannot be read");
        refuses(write(""), "is empty");
        refuses(write("password1\npassword2\n"), "has no hash at byte 0");
        refuses(write("x".repeat(500)), "has no hash");
        refuses(write(hash("a") + "0:1\n"), "has no hash");
        // by how often they were met, as such lists are given out too
        refuses(write(hash("b") + ":9\n" + hash("a") + ":3\n"), "is not sorted");
    }

    @Test
    void aFileThatFailsLaterStopsNobody() throws IOException {
        var file = write(hash("a") + ":1\n" + hash("b") + ":12\n");
        var breached = open(file);
        Files.writeString(file, "gone");

        assertThat(breached.contains("a")).isFalse();
    }

    private static void refuses(Path file, String why) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SVARA_BREACHED_PASSWORDS")
                .hasMessageContaining(why);
    }

    private static BreachedPasswords open(Path file) {
        return new BreachedPasswords(new BreachedPasswordsSettings(file));
    }

    private static Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "hashes", ""), text);
    }

    /** Of a and b, in the order of the file. */
    private static String hash(String text) {
        return switch (text) {
            case "a" -> "86F7E437FAA5A7FCE15D1DDCB9EAEAEA377667B8";
            case "b" -> "E9D71F5EE7C92D6DC9E92FFDAD17B8BD49418F98";
            default -> throw new IllegalArgumentException(text);
        };
    }
}
