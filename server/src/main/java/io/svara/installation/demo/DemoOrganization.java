package io.svara.installation.demo;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.installation.demo.story.Story;
import io.svara.installation.demo.story.StoryCast.StoryAgent;
import io.svara.installation.demo.story.StoryCast.StoryGroup;
import io.svara.installation.demo.story.StoryMessage;
import io.svara.installation.demo.story.StoryMessage.StoryAttachment;
import io.svara.installation.demo.story.StoryTicket;
import io.svara.installation.setup.FirstOrganization;
import io.svara.installation.setup.SetupRow;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.create.CreateMailbox;
import io.svara.organization.LabelId;
import io.svara.organization.Labels;
import io.svara.organization.Services;
import io.svara.people.AddAgent;
import io.svara.people.GroupId;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.storage.Blob;
import io.svara.tickets.MessageKind;
import io.svara.tickets.Priority;
import io.svara.tickets.Recipients;
import io.svara.tickets.StatusKind;
import io.svara.tickets.imports.ImportTicket;
import io.svara.tickets.imports.ImportedTicket;
import io.svara.tickets.imports.ImportedTicket.ImportedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes the demo's organisation: a gear shop with three agents and some two hundred tickets, always fresh. */
@Component
class DemoOrganization {

    private final FirstOrganization firstOrganization;
    private final AddAgent addAgent;
    private final Groups groups;
    private final Mailboxes mailboxes;
    private final CreateMailbox createMailbox;
    private final Labels labels;
    private final Services services;
    private final ImportTicket importTicket;
    private final DemoFiles files;
    private final Clock clock;

    DemoOrganization(
            FirstOrganization firstOrganization,
            AddAgent addAgent,
            Groups groups,
            Mailboxes mailboxes,
            CreateMailbox createMailbox,
            Labels labels,
            Services services,
            ImportTicket importTicket,
            DemoFiles files,
            Clock clock) {
        this.firstOrganization = firstOrganization;
        this.addAgent = addAgent;
        this.groups = groups;
        this.mailboxes = mailboxes;
        this.createMailbox = createMailbox;
        this.labels = labels;
        this.services = services;
        this.importTicket = importTicket;
        this.files = files;
        this.clock = clock;
    }

    void make() {
        var story = Story.load();
        var superadmin = story.cast().agents().stream()
                .filter(StoryAgent::superadmin)
                .findFirst()
                .orElseThrow();
        firstOrganization.make(
                SetupRow.Kind.DEMO,
                story.cast().organization().name(),
                "sv",
                NewAgent.superadmin(superadmin.name(), superadmin.email(), NewAgent.DEMO_PASSWORD, PasswordKind.DEMO),
                first -> new Stage(story, first).play());
    }

    /** Who and what the story's names stand for, while it is told. */
    private final class Stage {

        private final Story story;
        private final AgentId superadmin;
        private final Instant now = clock.instant();
        private final Map<String, AgentId> agents = new HashMap<>();
        private final Map<String, GroupId> groupIds = new HashMap<>();
        private final Map<String, MailboxId> mailboxIds = new HashMap<>();
        private final Map<String, String> mailboxNames = new HashMap<>();
        private final Map<String, LabelId> labelIds = new HashMap<>();

        Stage(Story story, AgentId superadmin) {
            this.story = story;
            this.superadmin = superadmin;
        }

        void play() {
            story.cast().agents().forEach(this::agent);
            story.cast().groups().forEach(this::group);
            story.cast()
                    .labels()
                    .forEach(label -> labelIds.put(
                            label.name(),
                            labels.add(label.name(), label.color(), List.of("tickets"))
                                    .orElseThrow()
                                    .id()));
            story.cast().mailboxes().forEach(mailbox -> {
                var id = createMailbox
                        .create(new CreateMailbox.Request(mailbox.name(), mailbox.address(), null))
                        .id();
                mailboxes.grant(id, superadmin);
                mailboxes.grant(id, Objects.requireNonNull(groupIds.get(mailbox.group())));
                mailboxIds.put(mailbox.address(), id);
                mailboxNames.put(mailbox.address(), mailbox.name());
            });
            // nothing comes in from outside here: its last step would never be done
            services.closeGuide(Services.TICKETS, true);
            story.tickets().stream()
                    .sorted(Comparator.comparing(
                            ticket -> -ticket.messages().getFirst().ageMinutes()))
                    .forEach(this::ticket);
        }

        private void agent(StoryAgent agent) {
            var id = agent.superadmin()
                    ? superadmin
                    : addAgent.add(
                            NewAgent.agent(agent.name(), agent.email(), NewAgent.DEMO_PASSWORD, PasswordKind.DEMO));
            agents.put(agent.email(), id);
        }

        private void group(StoryGroup group) {
            var members = group.members().stream()
                    .map(email -> Objects.requireNonNull(agents.get(email)))
                    .toList();
            groupIds.put(group.name(), groups.add(group.name(), members));
        }

        private void ticket(StoryTicket ticket) {
            importTicket.take(new ImportedTicket(
                    Objects.requireNonNull(mailboxIds.get(ticket.mailbox())),
                    ticket.subject(),
                    StatusKind.of(ticket.status()),
                    Priority.of(ticket.priority()),
                    new Address(ticket.requester().name(), ticket.requester().email()),
                    ticket.assignee() == null ? null : agents.get(ticket.assignee()),
                    ticket.labels().stream()
                            .map(name -> Objects.requireNonNull(labelIds.get(name)))
                            .toList(),
                    ticket.starredBy().stream()
                            .map(email -> Objects.requireNonNull(agents.get(email)))
                            .toList(),
                    ticket.messages().stream()
                            .map(message -> message(ticket, message))
                            .toList()));
        }

        private ImportedMessage message(StoryTicket ticket, StoryMessage message) {
            var kind = MessageKind.of(message.kind().name());
            return new ImportedMessage(
                    kind,
                    agents.get(message.from()),
                    sender(ticket, message, kind),
                    recipients(ticket, message, kind),
                    message.text(),
                    message.html(),
                    now.minus(Duration.ofMinutes(message.ageMinutes())),
                    message.attachments().stream()
                            .map(DemoOrganization.this::file)
                            .toList());
        }

        private Address sender(StoryTicket ticket, StoryMessage message, MessageKind kind) {
            if (kind != MessageKind.INBOUND) {
                return mailbox(ticket);
            }
            if (message.fromName() != null) {
                return new Address(message.fromName(), message.from());
            }
            var requester = ticket.requester();
            return new Address(message.from().equals(requester.email()) ? requester.name() : "", message.from());
        }

        private Recipients recipients(StoryTicket ticket, StoryMessage message, MessageKind kind) {
            var cc = message.cc().stream().map(email -> new Address("", email)).toList();
            return switch (kind) {
                case NOTE -> Recipients.NONE;
                case INBOUND -> new Recipients(List.of(mailbox(ticket)), cc, List.of());
                case REPLY, FORWARD, AUTO ->
                    new Recipients(
                            List.of(new Address(
                                    ticket.requester().name(),
                                    ticket.requester().email())),
                            cc,
                            List.of());
            };
        }

        private Address mailbox(StoryTicket ticket) {
            return new Address(mailboxNames.getOrDefault(ticket.mailbox(), ""), ticket.mailbox());
        }
    }

    private AttachedBlob file(StoryAttachment attachment) {
        Blob blob = files.make(Scope.organization(), attachment);
        return new AttachedBlob(
                attachment.name(),
                attachment.contentType().toLowerCase(Locale.ROOT),
                blob.size(),
                blob.sha256(),
                false,
                null);
    }
}
