package io.svara.people.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private static final PasswordRules RULES =
            new PasswordRules(new BreachedPasswords(new BreachedPasswordsSettings(null)));
    private static final String EMAIL = "anna.berg@nordvind.example";

    @ParameterizedTest
    @CsvSource({
        "short-one,too-short",
        "'',too-short",
        "Password123,too-common",
        "svara-demo,too-common",
        "qwertyuiop,too-common",
        "1234567890,too-common",
        "0987654321,too-common",
        "abcdefghijkl,too-common",
        "aaaaaaaaaaaa,too-common",
        "sommar2026,too-common",
        "Lösenord123!,too-common",
        "kundtjanst2026,too-common",
        "P@ssw0rd2026,too-common",
        "iloveyou1234,too-common",
        "nordvind2026,too-common",
        "abababababab,too-common",
        "anna.berg2026,too-like-email",
        "my-anna.berg@nordvind.example,too-like-email"
    })
    void refusesWhatIsTriedFirst(String password, String code) {
        assertThatThrownBy(() -> RULES.check(password, EMAIL))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors()).singleElement().satisfies(error -> {
                            assertThat(error.field()).isEqualTo("password");
                            assertThat(error.code()).isEqualTo(code);
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "ångströmsvägen",
                "x7#Qm!p2Lz",
                "1234567890 and more",
                "min hund heter bosse",
                "密码是一个很长的秘密"
            })
    void takesWhatIsLongAndNotObvious(String password) {
        assertThatCode(() -> RULES.check(password, EMAIL)).doesNotThrowAnyException();
    }

    /** What is measured is bounded, and what is beyond it counts all the same. */
    @Test
    void aLongOneTakesNoLongerToBeMeasured() {
        assertThatCode(() -> RULES.check("x7#Qm!p2Lz".repeat(20), EMAIL)).doesNotThrowAnyException();
        assertThatThrownBy(() -> RULES.check("a".repeat(200), EMAIL)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"anna", "anna@", "@nordvind.example", "a b@c.example", "å@nordvind.example", "a@b@c", "<a@b.c>"})
    void takesNoAccountWithoutAnAddress(String address) {
        assertThatThrownBy(() -> SignInAddress.ofNewAccount(address)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Anna@Nordvind.Example,anna@nordvind.example",
                "` bo@localhost `,bo@localhost",
                "o'neil+x@a-b.c,o'neil+x@a-b.c"
            })
    void writesAddressesInOneWay(String given, String kept) {
        assertThat(SignInAddress.ofNewAccount(given).text()).isEqualTo(kept);
    }
}
