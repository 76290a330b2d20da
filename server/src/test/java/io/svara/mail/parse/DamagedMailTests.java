package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails cut off and with bytes changed: each is read or refused, nothing else is thrown. */
@Timeout(60)
class DamagedMailTests {

    private static final int TRIES = 2_000;

    private final Random random = new Random(20261122);

    @Test
    void readsOrRefusesWhateverWasDamaged() throws IOException {
        int read = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var name = Mails.ALL.get(attempt % Mails.ALL.size());
            read += isRead(damaged(Mails.read(name))) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(TRIES * 9 / 10);
    }

    private boolean isRead(byte[] mail) throws IOException {
        try {
            var parsed = new MailParser().parse(new ByteArrayInputStream(mail), new CountingSink());
            assertThat(parsed.contentDigest()).hasSize(64);
            assertThat(parsed.readableText()).doesNotContain("\0");
            assertThat(parsed.attachments())
                    .allSatisfy(file -> assertThat(file.name()).isNotEmpty());
            return true;
        } catch (UnreadableMailException refused) {
            assertThat(refused.reason()).isNotEqualTo(UnreadableMailException.Reason.PARSER_FAILED);
            return false;
        }
    }

    private byte[] damaged(byte[] mail) {
        return switch (random.nextInt(4)) {
            case 0 -> cut(mail);
            case 1 -> flip(mail.clone());
            case 2 -> flip(cut(mail));
            default -> cutOut(mail);
        };
    }

    private byte[] cut(byte[] mail) {
        return java.util.Arrays.copyOf(mail, random.nextInt(mail.length));
    }

    private byte[] flip(byte[] mail) {
        for (int flips = random.nextInt(30); flips > 0 && mail.length > 0; flips--) {
            mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
        }
        return mail;
    }

    private byte[] cutOut(byte[] mail) {
        int from = random.nextInt(mail.length);
        int to = Math.min(mail.length, from + random.nextInt(200));
        var rest = new byte[mail.length - (to - from)];
        System.arraycopy(mail, 0, rest, 0, from);
        System.arraycopy(mail, to, rest, from, mail.length - to);
        return rest;
    }
}
