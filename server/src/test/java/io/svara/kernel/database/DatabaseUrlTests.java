package io.svara.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {

    @Test
    void readsAllParts() {
        var url = parse("postgresql://svara:secret@db.example:5433/svara");
        assertThat(url).isEqualTo(new DatabaseUrl("db.example:5433", "svara", "svara", "secret", ""));
    }

    @Test
    void decodesPercentSignsAndKeepsPlus() {
        var url = parse("postgres://a%40b:p%2Fq%3A%40+r@localhost/my%20data");
        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo("p/q:@+r");
        assertThat(url.database()).isEqualTo("my data");
        assertThat(url.dataSource().getDatabaseName()).isEqualTo("my data");
    }

    @Test
    void takesAddressesOfIpv6() {
        var source = parse("postgresql://svara:x@[::1]:5432/svara").dataSource();
        assertThat(source.getServerNames()).containsExactly("[::1]");
        assertThat(source.getPortNumbers()).containsExactly(5432);
    }

    @Test
    void handsParametersToTheDriverInItsWords() {
        var source = parse("postgresql://svara:x@db/svara?sslmode=require&connect_timeout=7")
                .dataSource();
        assertThat(source.getSslMode()).isEqualTo("require");
        assertThat(source.getConnectTimeout()).isEqualTo(7);
    }

    @Test
    void needsNoPassword() {
        assertThat(parse("postgresql://svara@db/svara").password()).isNull();
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(parse("postgresql://svara:secret@db/svara")).hasToString("svara at db/svara");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "svara",
                "jdbc:postgresql://db/svara",
                "mysql://svara:secret@db/svara",
                "postgresql://db/svara",
                "postgresql://svara:secret@db",
                "postgresql://svara:secret@db/",
                "postgresql://svara:secret@db:/svara",
                "postgresql://svara:secret@db:port/svara",
                "postgresql://svara:secret@db:5432,other:/svara",
                "postgresql://svara:sec%zzret@db/svara"
            })
    void refusesWhatIsNoAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("SVARA_DATABASE_URL is not an address like")
                .hasMessageNotContaining("secret");
    }

    private static DatabaseUrl parse(String text) {
        return DatabaseUrl.parse("SVARA_DATABASE_URL", text);
    }
}
