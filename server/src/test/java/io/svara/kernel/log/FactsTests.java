package io.svara.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.AgentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTests {

    private final Change change = Change.of("ticket.created", "ticket", new AgentId(1));

    @ParameterizedTest
    @ValueSource(strings = {"anna@nordvind.example", "Anna", "two words", "", "å", "+46701234567"})
    void takesNoWordsThatCouldBeAPersons(String text) {
        assertThatThrownBy(() -> change.with("name", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsBackWhatItWrote() {
        var facts = change.with("to", "in_hand")
                .with("number", Long.MAX_VALUE)
                .with("flag", false)
                .facts();

        assertThat(Facts.parse(facts.json())).isEqualTo(facts);
    }

    @Test
    void keepsIdsAsStringsAsTheApiDoes() {
        assertThat(change.with("to", new AgentId(Long.MAX_VALUE)).facts().json())
                .isEqualTo("{\"to\":\"9223372036854775807\"}");
    }

    @Test
    void leavesAnAbsentIdOut() {
        AgentId nobody = null;
        assertThat(change.with("from", nobody).facts()).isEqualTo(Facts.NONE);
    }

    @Test
    void spreadsNeighbouringOrganisationsOverAllLanes() {
        assertThat(java.util.stream.LongStream.rangeClosed(1, 200)
                        .mapToObj(id ->
                                Lane.of(new io.svara.kernel.OrganizationId(id)).number())
                        .distinct())
                .hasSize(Lane.COUNT)
                .allMatch(number -> number >= 0 && number < Lane.COUNT);
    }
}
