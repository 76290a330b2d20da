package io.svara.mailflow;

import io.svara.channels.Address;
import io.svara.channels.MessageHeader;
import io.svara.channels.MessageHeader.SpamVerdict;
import io.svara.channels.MessageId;
import io.svara.contacts.Companies;
import io.svara.contacts.Company;
import io.svara.contacts.CompanyId;
import io.svara.flow.Flow;
import io.svara.flow.FlowProblem;
import io.svara.flow.Outcome.Step;
import io.svara.flow.graph.Graph;
import io.svara.flow.graph.Graph.Node;
import io.svara.flow.store.FlowDesk;
import io.svara.flow.text.Text;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.Visibilities;
import io.svara.mailflow.blocks.Mail;
import io.svara.mailflow.blocks.Mail.File;
import io.svara.mailflow.blocks.Mail.TicketSight;
import io.svara.mailflow.blocks.MailBlocks;
import io.svara.mailflow.language.MailLanguage;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.RuledTickets;
import io.svara.tickets.RuledTickets.Received;
import io.svara.tickets.TicketChanges;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Tries a flow out on an example, or on a mail that has come: the very run that is live, and nothing is done of what it says (FLO-4). */
@UseCase(permission = Permission.MAIL_FLOW, readOnly = true)
class SimulateMailFlow {

    /**
     * @param graph tried as it is, and not kept; else a revision; else the draft
     * @param messageId a customer's message that the caller may see, in place of an input
     */
    record Request(
            @Schema(implementation = Graph.class) @Nullable JsonNode graph,
            @Nullable Integer revision,
            @Nullable Input input,
            @Nullable MessageId messageId) {}

    /**
     * An example. All of it may be left out.
     *
     * @param from an address, or {@code Name <address>}
     * @param at when it comes; else now
     * @param first whether it opens its ticket; so it does where nothing is said
     * @param headers of the mail, of which a name may come several times
     * @param spam what a trusted relay's filter says: {@code spam}, {@code not-spam} or {@code unknown}, as where nothing is said
     */
    record Input(
            @Nullable String from,
            @Nullable String replyTo,
            @Nullable MailboxId mailboxId,
            @Nullable String subject,
            @Nullable String body,
            @Nullable List<InputFile> attachments,
            @Nullable Instant at,
            @Nullable Boolean first,
            @Nullable List<InputHeader> headers,
            @Nullable String spam) {

        static final Input NOTHING = new Input(null, null, null, null, null, null, null, null, null, null);
    }

    /** @param size in bytes */
    record InputFile(
            @Nullable String name,
            @Nullable String type,
            @Nullable Long size) {}

    record InputHeader(@Nullable String name, @Nullable String value) {}

    /**
     * @param path the blocks on the way, in order
     * @param problems why the flow cannot be published; where a block is unfinished, the way ends
     */
    record Answer(List<String> path, List<Done> actions, List<FlowProblem> problems) {}

    /** @param skipped why it would not be done; null: it would */
    record Done(
            String block,
            String type,
            Map<String, Object> settings,
            @Nullable FlowProblem skipped) {}

    /** @param header read when a block looks at it */
    private record Trial(Flow<Mail> flow, Mail mail, Supplier<MessageHeader> header) {}

    private static final Pattern NAMED = Pattern.compile("(.*)<([^<>]*)>\\s*");

    private final FlowDesk<Mail> desk;
    private final MailWorld world;
    private final Mailboxes mailboxes;
    private final RuledTickets tickets;
    private final Companies companies;
    private final Visibilities visibilities;
    private final TransactionOperations transaction;
    private final Clock clock;

    SimulateMailFlow(
            FlowDesk<Mail> desk,
            MailWorld world,
            Mailboxes mailboxes,
            RuledTickets tickets,
            Companies companies,
            Visibilities visibilities,
            TransactionOperations transaction,
            Clock clock) {
        this.desk = desk;
        this.world = world;
        this.mailboxes = mailboxes;
        this.tickets = tickets;
        this.companies = companies;
        this.visibilities = visibilities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A mail of the past may have to be read from storage, so no transaction is around that. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Answer simulate(Request request) {
        var trial = Objects.requireNonNull(transaction.execute(_ -> trial(request)));
        var mail = trial.mail().with(header(trial));
        return Objects.requireNonNull(transaction.execute(_ -> run(trial.flow(), mail)));
    }

    private Trial trial(Request request) {
        var flow = desk.chosen(request.graph(), request.revision());
        if (request.messageId() == null) {
            var mail = example(Objects.requireNonNullElse(request.input(), Input.NOTHING));
            return new Trial(flow, mail, mail::header);
        }
        return tickets.received(request.messageId(), visibilities.ofCurrentAgent())
                .map(message -> new Trial(flow, past(message), message.header()))
                .orElseThrow(() -> Problem.notFound("message"));
    }

    private static MessageHeader header(Trial trial) {
        var isAsked = trial.flow().graph().blocks().stream().map(Node::type).anyMatch(MailBlocks.OF_HEADER::contains);
        return isAsked ? trial.header().get() : MessageHeader.NONE;
    }

    private Answer run(Flow<Mail> flow, Mail mail) {
        var seen = world.remembered();
        var outcome = flow.run(mail, seen);
        var dangling = flow.dangling(seen);
        return new Answer(
                outcome.path(),
                outcome.actions().stream().map(step -> done(step, dangling)).toList(),
                flow.problems(seen));
    }

    private static Done done(Step step, List<FlowProblem> dangling) {
        var skipped = step.skipped() == null
                ? null
                : dangling.stream()
                        .filter(problem -> step.block().equals(problem.block()))
                        .findFirst()
                        .orElse(null);
        return new Done(step.block(), step.type(), step.settings(), skipped);
    }

    private Mail past(Received message) {
        var zone = mailboxes.find(message.mailbox()).map(Mailbox::zone);
        return new Mail(
                message.mailbox(),
                message.opened(),
                message.at().atZone(zone.orElse(ZoneOffset.UTC)),
                Mail.texts(message.from()),
                Mail.texts(message.requester()),
                Text.of(message.subject()),
                Text.of(message.text()),
                RunMailFlow.files(message.attachments()),
                MessageHeader.NONE,
                new MailLanguage(message.subject(), message.text()),
                sight(message),
                TicketChanges.NONE,
                false,
                Set.of());
    }

    private TicketSight sight(Received message) {
        var now = new SightOfTicket(tickets, companies, message.ticket());
        return message.opened() ? new NewTicket(now::isRequesterKnown, now::company) : now;
    }

    private Mail example(Input input) {
        var mailbox = input.mailboxId() == null ? null : mailbox(input.mailboxId());
        var zone = mailbox == null ? ZoneOffset.UTC : mailbox.zone();
        var from = address(input.from());
        var requester = input.replyTo() == null || input.replyTo().isBlank() ? from : address(input.replyTo());
        return new Mail(
                input.mailboxId(),
                !Boolean.FALSE.equals(input.first()),
                at(input.at(), zone),
                Mail.texts(from),
                Mail.texts(requester),
                Text.of(input.subject()),
                Text.of(input.body()),
                files(Objects.requireNonNullElse(input.attachments(), List.of())),
                new ExampleHeader(
                        Objects.requireNonNullElse(input.headers(), List.of()),
                        spam(Objects.requireNonNullElse(input.spam(), "unknown"))),
                new MailLanguage(
                        Objects.requireNonNullElse(input.subject(), ""), Objects.requireNonNullElse(input.body(), "")),
                new NewTicket(() -> false, () -> companies.at(requester.email()).map(Company::id)),
                TicketChanges.NONE,
                false,
                Set.of());
    }

    private Mailbox mailbox(MailboxId id) {
        return mailboxes
                .find(id)
                .orElseThrow(() -> Problem.invalid("input.mailboxId", "unknown-mailbox", "There is no such mailbox."));
    }

    private ZonedDateTime at(@Nullable Instant at, ZoneId zone) {
        return Objects.requireNonNullElseGet(at, clock::instant).atZone(zone);
    }

    private static Address address(@Nullable String written) {
        var text = Objects.requireNonNullElse(written, "").strip();
        var named = NAMED.matcher(text);
        return named.matches()
                ? new Address(named.group(1).strip(), named.group(2).strip())
                : new Address("", text);
    }

    private static List<File> files(List<InputFile> files) {
        return files.stream()
                .map(file -> File.of(
                        Objects.requireNonNullElse(file.name(), ""),
                        Objects.requireNonNullElse(file.type(), ""),
                        Objects.requireNonNullElse(file.size(), 0L)))
                .toList();
    }

    private static SpamVerdict spam(String word) {
        if (!SpamVerdict.WORDS.contains(word)) {
            throw Problem.invalid(
                    "input.spam", "unknown-word", "Choose one of: " + String.join(", ", SpamVerdict.WORDS) + ".");
        }
        return SpamVerdict.of(word);
    }

    private record ExampleHeader(List<InputHeader> fields, SpamVerdict spam) implements MessageHeader {

        @Override
        public List<String> all(String name) {
            return fields.stream()
                    .filter(field -> name.equalsIgnoreCase(
                            Objects.requireNonNullElse(field.name(), "").strip()))
                    .map(field -> Objects.requireNonNullElse(field.value(), "").strip())
                    .toList();
        }
    }

    /** As a ticket is when its first mail has just come. */
    private record NewTicket(BooleanSupplier known, Supplier<Optional<CompanyId>> ofCompany) implements TicketSight {

        @Override
        public Priority priority() {
            return Priority.NORMAL;
        }

        @Override
        public Set<LabelId> labels() {
            return Set.of();
        }

        @Override
        public boolean isRequesterKnown() {
            return known.getAsBoolean();
        }

        @Override
        public Optional<CompanyId> company() {
            return ofCompany.get();
        }
    }
}
