package io.svara.mailflow;

import io.svara.channels.AttachedBlob;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.contacts.Companies;
import io.svara.flow.Outcome;
import io.svara.flow.Outcome.Step;
import io.svara.flow.store.PublishedFlows;
import io.svara.flow.store.PublishedFlows.Running;
import io.svara.flow.text.Text;
import io.svara.kernel.log.Change;
import io.svara.mailflow.blocks.Mail;
import io.svara.mailflow.blocks.Mail.File;
import io.svara.mailflow.blocks.MailBlocks;
import io.svara.mailflow.language.MailLanguage;
import io.svara.tickets.IntakeStep;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.TicketChanges;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Runs the published flow for a mail that has just come in, and does what it says, in the intake's transaction. */
@Component
class RunMailFlow implements IntakeStep {

    /** The channel's word: what a form makes comes by another one, and passes no mail flow. */
    private static final String MAIL = "email";

    /** Of all that it changes, with the revision. */
    private static final String CAUSE = "mail-flow:";

    private final PublishedFlows<Mail> flows;
    private final MailWorld world;
    private final RuledTickets tickets;
    private final Companies companies;
    private final MailFlowCalls calls;

    RunMailFlow(
            PublishedFlows<Mail> flows,
            MailWorld world,
            RuledTickets tickets,
            Companies companies,
            MailFlowCalls calls) {
        this.flows = flows;
        this.world = world;
        this.tickets = tickets;
        this.companies = companies;
        this.calls = calls;
    }

    @Override
    public Phase phase() {
        return Phase.ROUTE;
    }

    @Override
    public void run(Arrival arrival) {
        if (arrival.message().source().equals(MAIL)) {
            flows.current().filter(flow -> isFor(flow, arrival)).ifPresent(flow -> run(flow, arrival));
        }
    }

    /** Of what comes later, what a machine sent moves nothing, and what is not believed yet neither. */
    private static boolean isFor(Running<Mail> running, Arrival arrival) {
        if (arrival.opened()) {
            return true;
        }
        var automation = arrival.message().automation();
        return running.flow().entrySetting(MailBlocks.MAILS).equals(MailBlocks.EVERY)
                && !arrival.held()
                && (automation == Automation.PERSON || automation == Automation.LIST);
    }

    private void run(Running<Mail> running, Arrival arrival) {
        var outcome = running.flow().run(mail(arrival), world);
        if (outcome.path().isEmpty()) {
            return;
        }
        var mail = outcome.result();
        tickets.change(arrival.ticket(), mail.changes(), entry(running, arrival, outcome));
        if (outcome.actions().stream().map(Step::type).anyMatch(MailBlocks.SUGGEST_LABELS::equals)) {
            tickets.suggestLabels(arrival.ticket());
        }
        tell(arrival.course(), mail);
        if (!mail.webhooks().isEmpty()) {
            arrival.course().atLast(() -> calls.call(mail.webhooks(), arrival, running.revision()));
        }
    }

    private Mail mail(Arrival arrival) {
        InboundMessage message = arrival.message();
        return new Mail(
                arrival.mailbox().id(),
                arrival.opened(),
                message.receivedAt().atZone(arrival.mailbox().zone()),
                Mail.texts(message.from()),
                Mail.texts(message.requester()),
                Text.of(message.subject()),
                Text.of(arrival.text()),
                files(message.attachments()),
                message.header(),
                new MailLanguage(message.subject(), arrival.text()),
                new SightOfTicket(tickets, companies, arrival.ticket()),
                TicketChanges.NONE,
                false,
                Set.of());
    }

    static List<File> files(List<AttachedBlob> attachments) {
        return attachments.stream()
                .filter(attachment -> !attachment.inline())
                .map(attachment -> File.of(attachment.name(), attachment.contentType(), attachment.size()))
                .toList();
    }

    private static Change entry(Running<Mail> running, Arrival arrival, Outcome<Mail> outcome) {
        return Change.of("ticket.flow-run", "ticket", arrival.ticket())
                .because(CAUSE + running.revision())
                .with("kind", MailBlocks.KIND)
                .with("revision", running.revision())
                .with("message", arrival.messageId())
                .withWords("path", outcome.path())
                .withWords(
                        "actions",
                        outcome.actions().stream()
                                .filter(step -> step.skipped() == null)
                                .map(Step::type)
                                .toList())
                .withWords(
                        "skipped",
                        outcome.actions().stream()
                                .filter(step -> step.skipped() != null)
                                .map(Step::block)
                                .toList());
    }

    private static void tell(Course course, Mail mail) {
        if (mail.silent()) {
            course.silence();
        }
        if (mail.changes().assignee() != null) {
            course.assigned();
        }
        if (mail.changes().trashed()) {
            course.trashed();
        }
        if (mail.changes().mailbox() != null) {
            course.moved(mail.changes().mailbox());
        }
    }
}
