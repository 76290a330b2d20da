package io.svara.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.mainjob.Desk;
import io.svara.mainjob.Letter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForgetReceiptsTests {

    private static final String RECEIPTS = "select count(*) from mail_receipt";

    @Test
    void aMailIsKnownForNinetyDays() {
        try (var desk = Desk.open()) {
            var mailbox = desk.mailbox();
            var letter = Letter.from("maja@customer.example").subject("Igen").id("one@client.example");
            var job = desk.server().bean(ForgetReceipts.class);

            desk.receive(mailbox.address(), letter);
            desk.clock().advance(Duration.ofDays(89));
            job.run();
            desk.receive(mailbox.address(), letter);
            assertThat(desk.messages(desk.ticket(mailbox).path("id").asString()))
                    .hasSize(1);

            desk.clock().advance(Duration.ofDays(2));
            job.run();
            assertThat(desk.count(RECEIPTS)).isZero();
        }
    }
}
