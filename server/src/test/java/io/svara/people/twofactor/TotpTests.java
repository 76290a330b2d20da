package io.svara.people.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:10Z");

    /** RFC 6238, appendix B; each algorithm has a secret as long as its hash. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void makesTheCodesOfTheRfcsTable(long second, String sha1, String sha256, String sha512) {
        var step = Totp.step(Instant.ofEpochSecond(second));
        assertThat(Totp.code("HmacSHA1", secret(20), step, 8)).isEqualTo(sha1);
        assertThat(Totp.code("HmacSHA256", secret(32), step, 8)).isEqualTo(sha256);
        assertThat(Totp.code("HmacSHA512", secret(64), step, 8)).isEqualTo(sha512);
        assertThat(Totp.code("HmacSHA1", secret(20), step, 6)).isEqualTo(sha1.substring(2));
    }

    private static byte[] secret(int bytes) {
        return "1234567890".repeat(7).substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void takesOneStepBeforeAndAfter(int away, boolean taken) {
        var code = Totp.code("HmacSHA1", SECRET, Totp.step(NOW) + away, 6);
        assertThat(Totp.match(SECRET, code, NOW, 0).isPresent()).isEqualTo(taken);
    }

    @Test
    void takesNoStepTwiceAndNoneBeforeOneThatWasTaken() {
        var step = Totp.step(NOW);
        var code = Totp.code("HmacSHA1", SECRET, step, 6);
        assertThat(Totp.match(SECRET, code, NOW, step - 1)).hasValue(step);
        assertThat(Totp.match(SECRET, code, NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code("HmacSHA1", SECRET, step - 1, 6), NOW, step))
                .isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesSecretsAsAppsReadThem(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }
}
