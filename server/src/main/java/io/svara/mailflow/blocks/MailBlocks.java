package io.svara.mailflow.blocks;

import io.svara.flow.Block;
import io.svara.flow.Field;
import io.svara.flow.Palette;
import java.util.List;

/** All blocks of Mail Flow, in the order in which the canvas offers them. */
public final class MailBlocks {

    public static final String KIND = "mail";

    /** Which mails the flow is for. */
    public static final String MAILS = "mails";

    /** Each mail of a customer, not only the one that opens a ticket. */
    public static final String EVERY = "every";

    private static final List<Block<Mail, ?>> BLOCKS = List.of(
            new MatchMailbox(),
            new MatchSubject(),
            new MatchBody(),
            new MatchRequester(),
            new MatchFrom(),
            new MatchAttachments(),
            new MatchMessage(),
            new MatchContact(),
            new MatchWeekday(),
            new MatchTime(),
            new MatchLabel(),
            new MatchPriority(),
            new AddLabel(),
            new RemoveLabel(),
            new SetTicketStatus(),
            new SetTicketSubject(),
            new SetPriority(),
            new AssignAgent(),
            new AddParticipant(),
            new AddNote(),
            new MoveToMailbox(),
            new DisableAutoReply(),
            new TrashTicket());

    public static final Palette<Mail> PALETTE =
            Palette.of(KIND, List.of(Field.choice(MAILS, "choice", List.of("opening", EVERY))), BLOCKS);

    private MailBlocks() {}
}
