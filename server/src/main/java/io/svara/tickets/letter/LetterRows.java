package io.svara.tickets.letter;

import static svara.db.jooq.Tables.MAILBOX_LETTER;
import static svara.db.jooq.Tables.MESSAGE;
import static svara.db.jooq.Tables.TICKET;

import io.svara.channels.MessageId;
import io.svara.contacts.ContactId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.letter.Letter.Font;
import io.svara.tickets.letter.Letter.Look;
import io.svara.tickets.letter.Letter.Response;
import io.svara.tickets.letter.Letter.SenderName;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How mailboxes write, and what has been written so far. */
@Component
class LetterRows {

    private final DSLContext sql;

    LetterRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty: nobody has set anything. */
    Optional<Letter> find(MailboxId mailbox) {
        return sql.selectFrom(MAILBOX_LETTER)
                .where(MAILBOX_LETTER.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_LETTER.MAILBOX_ID.eq(mailbox.value()))
                .fetchOptional(LetterRows::letter);
    }

    /** The mailbox's row is locked: nobody else writes meanwhile. */
    Letter save(MailboxId mailbox, Letter letter) {
        var row = sql.newRecord(MAILBOX_LETTER);
        row.setOrganizationId(organization());
        row.setMailboxId(mailbox.value());
        row.setSenderName(letter.senderName().word());
        row.setFont(letter.look().font().word());
        row.setFontSize((short) letter.look().fontSize());
        row.setTextColor(letter.look().textColor());
        row.setLinkColor(letter.look().linkColor());
        row.setSignature(letter.signature());
        row.setConsent(letter.consent());
        row.setResponse(letter.response().text());
        row.setOutsideOn(letter.response().outsideOn());
        row.setOutsideResponse(letter.response().outside());
        row.setVersion(letter.version() + 1);
        return sql.insertInto(MAILBOX_LETTER)
                .set(row)
                .onConflict(MAILBOX_LETTER.ORGANIZATION_ID, MAILBOX_LETTER.MAILBOX_ID)
                .doUpdate()
                .set(row)
                .returning()
                .fetchSingle(LetterRows::letter);
    }

    /** Whether no message had been sent in the ticket before this one. */
    boolean isFirst(TicketId ticket, MessageId message) {
        return !sql.fetchExists(DSL.selectOne()
                .from(MESSAGE)
                .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                .and(MESSAGE.TICKET_ID.eq(ticket.value()))
                .and(MESSAGE.KIND.eq(MessageKind.REPLY.word()))
                .and(MESSAGE.ID.lt(message.value())));
    }

    /** How many of the person's tickets that were opened since have been answered by themselves. */
    int responses(ContactId requester, Instant since) {
        return sql.fetchCount(DSL.selectOne()
                .from(TICKET)
                .where(TICKET.ORGANIZATION_ID.eq(organization()))
                .and(TICKET.REQUESTER_CONTACT_ID.eq(requester.value()))
                // a ticket is not changed before it is made, and the index goes by its changes
                .and(TICKET.UPDATED_AT.ge(since))
                .and(TICKET.CREATED_AT.ge(since))
                .and(DSL.exists(DSL.selectOne()
                        .from(MESSAGE)
                        .where(MESSAGE.ORGANIZATION_ID.eq(organization()))
                        .and(MESSAGE.TICKET_ID.eq(TICKET.ID))
                        .and(MESSAGE.KIND.eq(MessageKind.AUTO.word())))));
    }

    private static long organization() {
        return Scope.organization().value();
    }

    private static Letter letter(Record row) {
        return new Letter(
                SenderName.find(row.get(MAILBOX_LETTER.SENDER_NAME)).orElse(SenderName.MAILBOX),
                new Look(
                        Font.find(row.get(MAILBOX_LETTER.FONT)).orElse(Font.SYSTEM),
                        row.get(MAILBOX_LETTER.FONT_SIZE),
                        row.get(MAILBOX_LETTER.TEXT_COLOR),
                        row.get(MAILBOX_LETTER.LINK_COLOR)),
                row.get(MAILBOX_LETTER.SIGNATURE),
                row.get(MAILBOX_LETTER.CONSENT),
                new Response(
                        row.get(MAILBOX_LETTER.RESPONSE),
                        row.get(MAILBOX_LETTER.OUTSIDE_ON),
                        row.get(MAILBOX_LETTER.OUTSIDE_RESPONSE)),
                row.get(MAILBOX_LETTER.VERSION));
    }
}
