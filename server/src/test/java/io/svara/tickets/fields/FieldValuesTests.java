package io.svara.tickets.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.AgentId;
import io.svara.tickets.FieldId;
import io.svara.tickets.FieldKind;
import io.svara.tickets.fields.FieldValues.Reading;
import io.svara.tickets.store.FieldRows.FieldOption;
import io.svara.tickets.store.FieldRows.TicketField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValuesTests {

    private static final AgentId ANNA = new AgentId(5);

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "12.50, 12.50",
        "-0.0000000001, -0.0000000001",
        "' 007 ', 7",
        "99999999999999999999.9999999999, 99999999999999999999.9999999999",
    })
    void aNumberIsAnExactDecimal(String given, String kept) {
        assertThat(read(FieldKind.NUMBER, given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1e5", "1,5", ".5", "5.", "+1", "100000000000000000000", "0.00000000001", "٣"})
    void whatIsNoPlainDecimalIsNoNumber(String given) {
        assertThat(read(FieldKind.NUMBER, given).code()).isEqualTo("invalid-number");
    }

    @Test
    void aWholeNumberOfJsonIsTakenAndOneThatMayBeInexactIsNot() {
        assertThat(read(FieldKind.NUMBER, 12).value()).isEqualTo("12");
        assertThat(read(FieldKind.NUMBER, 9007199254740993L).value()).isEqualTo("9007199254740993");
        assertThat(read(FieldKind.NUMBER, 0.1).code()).isEqualTo("invalid-number");
    }

    @Test
    void aDateIsADayOfTheCalendar() {
        assertThat(read(FieldKind.DATE, "2028-02-29").value()).isEqualTo("2028-02-29");
        for (var no : List.of("2027-02-29", "2026-13-01", "23.11.2026", "2026-11-23T10:00:00Z", "+12026-01-01", 5)) {
            assertThat(read(FieldKind.DATE, no).code()).as("%s", no).isEqualTo("invalid-date");
        }
    }

    @Test
    void aTextStandsOnOneLineAndHasALength() {
        assertThat(read(FieldKind.TEXT, " a\nb\u0000c ").value()).isEqualTo("a b c");
        assertThat(read(FieldKind.TEXT, "å".repeat(500)).fits()).isTrue();
        assertThat(read(FieldKind.TEXT, "å".repeat(501)).code()).isEqualTo("too-long");
        assertThat(read(FieldKind.TEXT, List.of("a")).code()).isEqualTo("wrong-type");
    }

    @Test
    void aChoiceIsOneOfTheOptionsThatAreThere() {
        assertThat(read(FieldKind.CHOICE, "1").value()).isEqualTo("1");
        assertThat(read(FieldKind.CHOICE, "2").code()).as("removed").isEqualTo("unknown-option");
        assertThat(read(FieldKind.CHOICE, "9").code()).isEqualTo("unknown-option");
        assertThat(read(FieldKind.CHOICE, List.of("1")).code()).isEqualTo("unknown-option");
    }

    @Test
    void severalAreKeptInTheirOrderAndOnce() {
        assertThat(read(FieldKind.MULTI_CHOICE, List.of("3", "1", "3")).value()).isEqualTo(List.of("1", "3"));
        assertThat(read(FieldKind.MULTI_CHOICE, List.of("1", "2")).code()).isEqualTo("unknown-option");
        assertThat(read(FieldKind.MULTI_CHOICE, "1").code()).isEqualTo("wrong-type");
    }

    @Test
    void anOptionOrAnAgentThatIsGoneMayStayWhereItStands() {
        assertThat(read(FieldKind.MULTI_CHOICE, List.of("3", "2"), List.of("2")).value())
                .isEqualTo(List.of("2", "3"));
        assertThat(read(FieldKind.CHOICE, "2", "2").value()).isEqualTo("2");
        assertThat(read(FieldKind.USER, "6", "6").value()).isEqualTo("6");
    }

    @Test
    void aUserIsAnAgent() {
        assertThat(read(FieldKind.USER, "5").value()).isEqualTo("5");
        for (var no : List.of("6", "Anna", "05", 5)) {
            assertThat(read(FieldKind.USER, no).code()).as("%s", no).isEqualTo("unknown-agent");
        }
    }

    @Test
    void aCheckboxIsTickedOrEmpty() {
        assertThat(read(FieldKind.CHECKBOX, true).value()).isEqualTo(true);
        assertThat(read(FieldKind.CHECKBOX, false)).isEqualTo(new Reading(null, null, ""));
        assertThat(read(FieldKind.CHECKBOX, "true").code()).isEqualTo("wrong-type");
    }

    @ParameterizedTest
    @EnumSource
    void nothingEmptiesAFieldOfAnyKind(FieldKind kind) {
        for (var nothing : new @Nullable Object[] {null, ""}) {
            assertThat(read(kind, nothing)).isEqualTo(new Reading(null, null, ""));
        }
    }

    private static Reading read(FieldKind kind, @Nullable Object given) {
        return read(kind, given, null);
    }

    private static Reading read(FieldKind kind, @Nullable Object given, @Nullable Object before) {
        var options = List.of(
                new FieldOption("1", "Express", false),
                new FieldOption("2", "Pigeon", true),
                new FieldOption("3", "Letter", false));
        var field = new TicketField(new FieldId(1), kind, "Field", Map.of("en", "Field"), false, options, false, 1);
        return FieldValues.read(field, given, before, ANNA::equals);
    }
}
