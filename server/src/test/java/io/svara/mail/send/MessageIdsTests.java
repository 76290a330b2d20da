package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageIdsTests {

    @Test
    void makesIdsOf128RandomBits() {
        var ids = new MessageIds("svara.example");
        Set<String> made = new HashSet<>();
        for (int count = 0; count < 1000; count++) {
            made.add(ids.next());
        }
        assertThat(made).hasSize(1000).allMatch(id -> id.matches("<[a-z2-7]{26}@svara\\.example>"));
    }

    @Test
    void knowsWhatCanStandInAHeader() {
        assertThat(MessageIds.isMessageId("<a@b>")).isTrue();
        assertThat(MessageIds.isMessageId("<odd.but.common>")).isTrue();
        assertThat(MessageIds.isMessageId("a@b")).isFalse();
        assertThat(MessageIds.isMessageId("<a@b>\r\nBcc: x@y.example")).isFalse();
        assertThat(MessageIds.isMessageId("<a b@c>")).isFalse();
        assertThat(MessageIds.isMessageId("<a@b><c@d>")).isFalse();
        assertThat(MessageIds.isMessageId("<" + "x".repeat(1000) + "@b>")).isFalse();
    }

    @Test
    void readsBackWhatBase32Wrote() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            for (int index = 0; index < length; index++) {
                bytes[index] = (byte) (index * 37 + length);
            }
            assertThat(Base32.decode(Base32.encode(bytes)))
                    .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
        }
        assertThat(Base32.encode("foobar".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("mzxw6ytboi");
        assertThat(Base32.decode("mzxw6ytboj")).isEmpty();
        assertThat(Base32.decode("mz1")).isEmpty();
    }
}
