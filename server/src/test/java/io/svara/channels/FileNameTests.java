package io.svara.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.tickets.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kvitto.pdf|kvitto.pdf",
                "../../etc/passwd|passwd",
                "C:\\Windows\\system32\\evil.exe|evil.exe",
                "räksmörgås 猫.txt|räksmörgås 猫.txt",
                "faktura\u202egnp.exe|fakturagnp.exe",
                "a\u200bb\u2066c.txt|abc.txt",
                "fil.txt. . .|fil.txt",
                ".htaccess|htaccess",
                "CON|_CON",
                "con.txt|_con.txt",
                "LPT1.pdf|_LPT1.pdf",
                "contract.pdf|contract.pdf",
                "a<b>c:d\"e|a_b_c_d_e",
                "faktura.pdf.exe|faktura.pdf.exe"
            })
    void isSafeOnAnySystem(String declared, String safe) {
        assertThat(FileName.safe(declared, 120)).isEqualTo(safe);
    }

    @Test
    void staysOnOneLine() {
        assertThat(FileName.safe("rad\r\nX-Evil: 1.txt", 120)).isEqualTo("rad X-Evil_ 1.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "///", "\u202e", "\u0000\u0007"})
    void isEmptyWhereNothingIsLeft(String declared) {
        assertThat(FileName.safe(declared, 120)).isEmpty();
    }

    @Test
    void isCutInTheMiddleAndNeverWithinACharacter() {
        assertThat(FileName.safe("a".repeat(5_000) + ".pdf", 120)).hasSize(120).endsWith("aa.pdf");
        assertThat(FileName.safe("😀".repeat(500) + ".pdf", 121))
                .endsWith("😀.pdf")
                .hasSizeLessThan(121);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faktura.pdf.exe", "A.SCR", "x.js ", "makro.docm", "genväg.lnk", "skiva.iso", "x.ps1"})
    void warnsOfWhatAComputerWouldRun(String name) {
        assertThat(FileKind.isRisky(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"faktura.pdf", "exe", "bild.png", "dokument.docx", "utan namn", "com.txt"})
    void warnsOfNothingElse(String name) {
        assertThat(FileKind.isRisky(name)).isFalse();
    }
}
