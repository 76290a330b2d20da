package io.svara.mailflow.blocks;

import io.svara.flow.Block;
import io.svara.flow.Field;
import io.svara.flow.Palette;
import io.svara.tickets.TicketChanges;
import java.util.List;
import java.util.Set;

/** All blocks of Mail Flow, in the order in which the canvas offers them. */
public final class MailBlocks {

    public static final String KIND = "mail";

    /** Which mails the flow is for. */
    public static final String MAILS = "mails";

    /** Each mail of a customer, not only the one that opens a ticket. */
    public static final String EVERY = "every";

    private static final List<Block<Mail, ?>> BLOCKS = List.of(
            new MatchMailbox(),
            MatchText.of("match-subject", mail -> List.of(mail.subject()), "contains", "invoice", "faktura"),
            MatchText.of("match-body", mail -> List.of(mail.body()), "regexp", "\\border\\s+[0-9]{5}\\b"),
            MatchText.of("match-requester", Mail::requester, "contains", "@partner.example"),
            MatchText.of("match-from", Mail::from, "equals", "robot@shop.example"),
            new MatchHeader(),
            new MatchAttachments(),
            new MatchLanguage(),
            new MatchSpam(),
            new MatchMessage(),
            new MatchContact(),
            new MatchCompany(),
            new MatchWeekday(),
            new MatchTime(),
            new MatchLabel(),
            new MatchPriority(),
            new ChangeLabel("add-label", TicketChanges::add),
            new ChangeLabel("remove-label", TicketChanges::remove),
            new SuggestLabels(),
            new SetTicketStatus(),
            new SetTicketSubject(),
            new SetPriority(),
            new SetType(),
            new SetField(),
            new AssignAgent(),
            new AssignGroup(),
            new AddParticipant(),
            new AddNote(),
            new MoveToMailbox(),
            new DisableAutoReply(),
            new SendWebhook(),
            new TrashTicket());

    public static final Palette<Mail> PALETTE =
            Palette.of(KIND, List.of(Field.choice(MAILS, "choice", List.of("opening", EVERY))), BLOCKS);

    /** Blocks that look at the header, for which a mail of the past must be read anew. */
    public static final Set<String> OF_HEADER = Set.of("match-header", "match-spam");

    /** The action that changes nothing, and has labels suggested. */
    public static final String SUGGEST_LABELS = SuggestLabels.TYPE;

    private MailBlocks() {}
}
