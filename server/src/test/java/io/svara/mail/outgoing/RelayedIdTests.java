package io.svara.mail.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelayedIdTests {

    private static final String OWN = "abc@nordvind.example";

    @Test
    void amazonsIdBecomesAMessageIdOfItsRegion() {
        var answer = "250 Ok 0102018c9f1b2a3d-5e6f7a8b-1c2d-4e3f-8a9b-0c1d2e3f4a5b-000000";

        assertThat(RelayedId.of("email-smtp.eu-west-1.amazonaws.com", answer, OWN))
                .contains("0102018c9f1b2a3d-5e6f7a8b-1c2d-4e3f-8a9b-0c1d2e3f4a5b-000000@eu-west-1.amazonses.com");
        assertThat(RelayedId.of("Email-SMTP.us-east-1.amazonaws.com", answer + "\r\n", OWN))
                .contains("0102018c9f1b2a3d-5e6f7a8b-1c2d-4e3f-8a9b-0c1d2e3f4a5b-000000@email.amazonses.com");
    }

    @Test
    void microsoftsStandsBetweenBrackets() {
        var id = "DB7PR03MB1234ABCDEF@DB7PR03MB1234.eurprd03.prod.outlook.com";

        assertThat(RelayedId.of("smtp.office365.com", "250 2.0.0 OK <" + id + "> [Hostname=DB7PR03MB1234]", OWN))
                .contains(id);
        assertThat(RelayedId.of(
                        "exchange.nordvind.example",
                        "250 2.6.0 <" + id + "> [InternalId=4711, Hostname=MX1] Queued mail for delivery",
                        OWN))
                .contains(id);
    }

    @Test
    void othersGiveNone() {
        for (var answer : new String[] {
            "250 Ok",
            "250 2.0.0 Ok: queued as 4Xyz123",
            "250 OK id=1qXyZa-0001Ab-2C",
            "250 2.0.0 OK <" + OWN + "> [Hostname=A]",
            "250 Ok <>",
            "550 No <nobody@there.example>"
        }) {
            assertThat(RelayedId.of("smtp.office365.com", answer, OWN))
                    .as(answer)
                    .isEmpty();
        }
        assertThat(RelayedId.of(
                        "email-smtp.eu-west-1.amazonaws.com.evil.example", "250 Ok 0102018c9f1b2a3d5e6f7a8b-00", OWN))
                .isEmpty();
    }
}
