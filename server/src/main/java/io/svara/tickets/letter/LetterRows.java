package io.svara.tickets.letter;

import static svara.db.jooq.Tables.AGENT_SIGNATURE;
import static svara.db.jooq.Tables.MAILBOX_LETTER;
import static svara.db.jooq.Tables.MESSAGE;
import static svara.db.jooq.Tables.TICKET;

import io.svara.channels.MessageId;
import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.MessageKind;
import io.svara.tickets.TicketId;
import io.svara.tickets.letter.Letter.Font;
import io.svara.tickets.letter.Letter.Later;
import io.svara.tickets.letter.Letter.Logo;
import io.svara.tickets.letter.Letter.Look;
import io.svara.tickets.letter.Letter.Quoting;
import io.svara.tickets.letter.Letter.Response;
import io.svara.tickets.letter.Letter.SenderName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How mailboxes write, and what has been written so far. */
@Component
class LetterRows {

    private static final Field<String> PERSONAL = DSL.field(DSL.name("personal"), String.class);

    private final DSLContext sql;

    LetterRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * What a message is written with.
     *
     * @param personal the author's own signature; empty where there is none
     */
    record Paper(Letter letter, String personal) {}

    /** In one statement: each message that leaves waits for it. */
    Paper paper(MailboxId mailbox, @Nullable AgentId author) {
        var letters = DSL.selectFrom(MAILBOX_LETTER)
                .where(MAILBOX_LETTER.ORGANIZATION_ID.eq(organization()))
                .and(MAILBOX_LETTER.MAILBOX_ID.eq(mailbox.value()))
                .asTable(MAILBOX_LETTER.getName());
        var signatures = DSL.select(AGENT_SIGNATURE.SIGNATURE.as(PERSONAL))
                .from(AGENT_SIGNATURE)
                .where(AGENT_SIGNATURE.ORGANIZATION_ID.eq(organization()))
                .and(author == null ? DSL.falseCondition() : AGENT_SIGNATURE.AGENT_ID.eq(author.value()))
                .asTable(AGENT_SIGNATURE.getName());
        // one row in any case
        return sql.select(letters.asterisk(), signatures.field(PERSONAL))
                .from(DSL.selectOne().asTable("paper"))
                .leftJoin(letters)
                .on(DSL.trueCondition())
                .leftJoin(signatures)
                .on(DSL.trueCondition())
                .fetchSingle(row -> new Paper(
                        row.get(MAILBOX_LETTER.MAILBOX_ID) == null ? Letter.PLAIN : letter(row),
                        Objects.requireNonNullElse(row.get(PERSONAL), "")));
    }

    Optional<PersonalSignature> signature(AgentId agent) {
        return sql.selectFrom(AGENT_SIGNATURE)
                .where(AGENT_SIGNATURE.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_SIGNATURE.AGENT_ID.eq(agent.value()))
                .fetchOptional(row -> new PersonalSignature(row.getSignature(), row.getVersion()));
    }

    /** False: somebody else has written it meanwhile. */
    boolean save(AgentId agent, String signature, long version) {
        return sql.insertInto(AGENT_SIGNATURE)
                        .set(AGENT_SIGNATURE.ORGANIZATION_ID, organization())
                        .set(AGENT_SIGNATURE.AGENT_ID, agent.value())
                        .set(AGENT_SIGNATURE.SIGNATURE, signature)
                        .set(AGENT_SIGNATURE.VERSION, version + 1)
                        .onConflict(AGENT_SIGNATURE.ORGANIZATION_ID, AGENT_SIGNATURE.AGENT_ID)
                        .doUpdate()
                        .set(AGENT_SIGNATURE.SIGNATURE, signature)
                        .set(AGENT_SIGNATURE.VERSION, version + 1)
                        .where(AGENT_SIGNATURE.ORGANIZATION_ID.eq(organization()))
                        .and(AGENT_SIGNATURE.VERSION.eq(version))
                        .execute()
                == 1;
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
        row.setLogoPictureId(
                letter.logo().picture() == null ? null : letter.logo().picture().value());
        row.setLogoAlt(letter.logo().alt());
        row.setLogoWidth((short) letter.logo().width());
        row.setSignature(letter.signature());
        row.setConsent(letter.consent());
        row.setLaterSignature(letter.later().word());
        row.setQuoting(letter.quoting().word());
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
                new Logo(
                        row.get(MAILBOX_LETTER.LOGO_PICTURE_ID) == null
                                ? null
                                : new PictureId(row.get(MAILBOX_LETTER.LOGO_PICTURE_ID)),
                        row.get(MAILBOX_LETTER.LOGO_ALT),
                        row.get(MAILBOX_LETTER.LOGO_WIDTH)),
                row.get(MAILBOX_LETTER.SIGNATURE),
                row.get(MAILBOX_LETTER.CONSENT),
                Later.find(row.get(MAILBOX_LETTER.LATER_SIGNATURE)).orElse(Later.PERSONAL),
                Quoting.find(row.get(MAILBOX_LETTER.QUOTING)).orElse(Quoting.NONE),
                new Response(
                        row.get(MAILBOX_LETTER.RESPONSE),
                        row.get(MAILBOX_LETTER.OUTSIDE_ON),
                        row.get(MAILBOX_LETTER.OUTSIDE_RESPONSE)),
                row.get(MAILBOX_LETTER.VERSION));
    }
}
