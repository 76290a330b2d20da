package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomationRulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Subject: Hej                                      | PERSON     | none
                    Auto-Submitted: no                                | PERSON     | none
                    Precedence: normal                                | PERSON     | none
                    Subject: Re: Automatic reply: yes                 | PERSON     | none
                    Subject: Is my delivery late?                     | PERSON     | none
                    X-Auto-Response-Suppress: None                    | PERSON     | none
                    Auto-Submitted: auto-replied                      | AUTO_REPLY | auto-replied
                    Auto-Submitted: Auto-Replied (vacation)           | AUTO_REPLY | auto-replied
                    X-Autoreply: yes                                  | AUTO_REPLY | autoresponder-header
                    Precedence: auto_reply                            | AUTO_REPLY | precedence-auto
                    Subject: Automatic reply: Order                   | AUTO_REPLY | subject-of-an-auto-reply
                    Subject: Autosvar: Order                          | AUTO_REPLY | subject-of-an-auto-reply
                    Subject: Frånvaro: Order                          | AUTO_REPLY | subject-of-an-auto-reply
                    Subject: Out of Office                            | AUTO_REPLY | subject-of-an-auto-reply
                    X-Loop: svara                                     | AUTO_REPLY | loop
                    List-Id: <x.example>                              | LIST       | list-id
                    List-Unsubscribe: <mailto:x@x.example>            | LIST       | list-header
                    Precedence: Bulk                                  | LIST       | precedence-bulk
                    Auto-Submitted: auto-generated                    | REPORT     | auto-submitted
                    Return-Path: <>                                   | REPORT     | empty-return-path
                    X-Auto-Response-Suppress: DR, OOF, AutoReply      | REPORT     | response-suppressed
                    X-Failed-Recipients: x@x.example                  | BOUNCE     | failed-recipients
                    """)
    void judgesAMailByItsHeader(String field, Automation.Kind kind, String rule) {
        assertThat(Mails.parse("From: a@b.example\n" + field + "\n\nText").automation())
                .isEqualTo(new Automation(kind, rule));
    }

    @ParameterizedTest
    @CsvSource({
        "MAILER-DAEMON, BOUNCE, mail-system-sender",
        "Mail Delivery <Postmaster@x.example>, BOUNCE, mail-system-sender",
        "No Reply <no-reply@shop.example>, REPORT, no-reply-sender",
        "Replying <noreplyatall@x.example>, PERSON, none"
    })
    void judgesAMailByItsSender(String from, Automation.Kind kind, String rule) {
        assertThat(Mails.parse("From: " + from + "\nSubject: Hej\n\nText").automation())
                .isEqualTo(new Automation(kind, rule));
    }

    @Test
    void takesAMailToNobodysReturnWithABouncesSubjectForABounce() {
        var mail = Mails.parse("Return-Path: <>\nFrom: system@x.example\nSubject: Undeliverable: Hej\n\nText");

        assertThat(mail.automation().rule()).isEqualTo("empty-return-path-and-bounce-subject");
        assertThat(mail.automation().isPerson()).isFalse();
    }
}
