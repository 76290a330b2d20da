package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import io.svara.mail.send.ReplyAddresses.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReplyAddressesTests {

    private static final String DOMAIN = "inbound.svara.example";
    private static final Target TARGET = new Target(new OrganizationId(7), 4711);
    private static final ReplyKey FIRST = key(0, 1);
    private static final ReplyKey SECOND = key(31, 2);

    private final ReplyAddresses addresses = new ReplyAddresses(DOMAIN, FIRST, List.of());

    private static ReplyKey key(int id, int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return new ReplyKey(id, secret);
    }

    @Test
    void readsWhatItSigned() {
        for (var target : List.of(TARGET, new Target(new OrganizationId(Long.MAX_VALUE), Long.MAX_VALUE))) {
            assertThat(addresses.verify(addresses.sign(target))).contains(target);
        }
    }

    @Test
    void fitsIntoALocalPartAndStaysTheSame() {
        var address = addresses.sign(TARGET);
        assertThat(address)
                .matches("reply\\+[a-z2-7]{49}@inbound\\.svara\\.example")
                .isEqualTo(addresses.sign(TARGET));
        assertThat(address.indexOf('@')).isLessThanOrEqualTo(64);
    }

    @Test
    void readsAnAddressThatAMailServerHasPutInCapitals() {
        assertThat(addresses.verify(addresses.sign(TARGET).toUpperCase(Locale.ROOT)))
                .contains(TARGET);
    }

    @Test
    void believesNoAddressOfWhichOneCharacterIsForged() {
        var address = addresses.sign(TARGET);
        int at = address.indexOf('@');
        for (int index = "reply+".length(); index < at; index++) {
            char other = address.charAt(index) == 'a' ? 'b' : 'a';
            assertThat(addresses.verify(address.substring(0, index) + other + address.substring(index + 1)))
                    .as("forged at %d", index)
                    .isEmpty();
        }
    }

    @Test
    void believesNoAddressThatIsCutOrLongerOrElsewhere() {
        var address = addresses.sign(TARGET);
        var localPart = address.substring(0, address.indexOf('@'));
        for (int length = 0; length < localPart.length(); length++) {
            assertThat(addresses.verify(localPart.substring(0, length) + "@" + DOMAIN))
                    .isEmpty();
        }
        assertThat(addresses.verify(localPart + "a@" + DOMAIN)).isEmpty();
        assertThat(addresses.verify(localPart + "@elsewhere.example")).isEmpty();
        assertThat(addresses.verify(localPart)).isEmpty();
        assertThat(addresses.verify(localPart.replace('+', '-') + "@" + DOMAIN)).isEmpty();
        assertThat(addresses.verify("")).isEmpty();
        assertThat(addresses.verify("reply+" + "!".repeat(49) + "@" + DOMAIN)).isEmpty();
    }

    @Test
    void believesNoOtherKeyButAnOlderOne() {
        var address = addresses.sign(TARGET);
        assertThat(new ReplyAddresses(DOMAIN, SECOND, List.of()).verify(address))
                .isEmpty();
        assertThat(new ReplyAddresses(DOMAIN, key(0, 9), List.of()).verify(address))
                .isEmpty();
        var renewed = new ReplyAddresses(DOMAIN, SECOND, List.of(FIRST));
        assertThat(renewed.verify(address)).contains(TARGET);
        assertThat(renewed.sign(TARGET)).isNotEqualTo(address);
    }

    @Test
    void tellsNothingOfTheIds() {
        var one = addresses.sign(TARGET);
        var next = addresses.sign(new Target(TARGET.organization(), TARGET.ticketId() + 1));
        int same = 0;
        for (int index = "reply+a".length(); index < one.indexOf('@'); index++) {
            same += one.charAt(index) == next.charAt(index) ? 1 : 0;
        }
        assertThat(same).isLessThan(10);
    }

    @Test
    void takesNoWeakKeyAndShowsNone() {
        assertThatThrownBy(() -> new ReplyKey(1, new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplyKey(32, new byte[32])).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(FIRST).hasToString("ReplyKey[0]");
    }
}
