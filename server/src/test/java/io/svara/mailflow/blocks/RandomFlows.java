package io.svara.mailflow.blocks;

import io.svara.channels.Address;
import io.svara.channels.MessageHeader;
import io.svara.channels.MessageHeader.SpamVerdict;
import io.svara.contacts.CompanyId;
import io.svara.flow.graph.Graph;
import io.svara.flow.graph.Graph.Node;
import io.svara.flow.text.Text;
import io.svara.mailboxes.MailboxId;
import io.svara.mailflow.blocks.Mail.File;
import io.svara.mailflow.blocks.Mail.TicketSight;
import io.svara.mailflow.language.Languages;
import io.svara.mailflow.language.MailLanguage;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.TicketChanges;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Mail flows and mails by chance, from few enough words that both sides of every condition are met. */
public final class RandomFlows {

    private static final List<String> WORDS = List.of("invoice", "order", "påminnelse", "spam", "hello");
    private static final List<String> WRITTEN = List.of(
            "My order has not come yet. Can you tell me where it is?",
            "Min beställning har inte kommit än. Kan ni säga var den är?",
            "ok");
    private static final List<String> OPERATORS =
            List.of("contains", "equals", "not-equals", "does-not-contain", "regexp");
    private static final List<String> HEADERS = List.of("X-Shop", "X-Order");
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    /** @param ids what a setting may name, by its name: labels, mailboxes, an agent, a type, a field that takes texts, a group, companies, a webhook */
    public record Names(
            List<String> labels,
            List<String> mailboxes,
            String agent,
            String type,
            String field,
            String group,
            List<String> companies,
            String webhook) {

        public static final Names ANY =
                new Names(List.of("1", "2", "3"), List.of("7", "8"), "5", "6", "4", "4", List.of("4", "9"), "3");
    }

    private final RandomGenerator random;
    private final Names names;

    public RandomFlows(RandomGenerator random, Names names) {
        this.random = random;
        this.names = names;
    }

    /** Without anything wrong: an exit leads further or nowhere. Blocks stand in any order. */
    public Graph valid(int blocks) {
        var types = List.copyOf(MailBlocks.PALETTE.types());
        var nodes = new ArrayList<Node>();
        for (var number = 0; number < blocks; number++) {
            var type = one(types);
            var exits = new LinkedHashMap<String, @Nullable String>();
            for (var exit : MailBlocks.PALETTE.block(type).exits()) {
                var to = number + 1 + random.nextInt(4);
                exits.put(exit, to < blocks && random.nextInt(8) > 0 ? "b" + to : null);
            }
            nodes.add(new Node("b" + number, type, settings(type), exits));
        }
        Collections.shuffle(nodes, Random.from(random));
        return graph(blocks == 0 ? null : "b0", nodes);
    }

    static Graph graph(@Nullable String entry, List<Node> nodes) {
        return new Graph(Graph.FORMAT, entry, Map.of("mails", "every"), nodes, Map.of());
    }

    /** Exits lead anywhere, also back. */
    Graph tangled(int blocks) {
        var valid = valid(blocks);
        return graph(
                valid.entry(),
                valid.blocks().stream()
                        .map(node -> {
                            var exits = new LinkedHashMap<>(node.exits());
                            exits.replaceAll((_, _) -> "b" + random.nextInt(blocks + 1));
                            return new Node(node.id(), node.type(), node.settings(), exits);
                        })
                        .toList());
    }

    private Map<String, Object> settings(String type) {
        return switch (type) {
            case "match-subject", "match-body", "match-from", "match-requester" -> texts();
            case "match-header" -> header();
            case "match-spam" -> Map.of("verdict", one(SpamVerdict.WORDS));
            case "match-language" -> Map.of("languages", List.of(one(Languages.CODES), one(List.of("en", "sv"))));
            case "match-attachments" -> files();
            case "match-mailbox" -> Map.of("mailboxIds", List.of(one(names.mailboxes())));
            case "match-label" -> Map.of("labelIds", List.of(one(names.labels())));
            case "match-priority" -> Map.of("priorities", List.of(one(MatchPriority.WORDS), one(MatchPriority.WORDS)));
            case "match-weekday" -> Map.of("weekdays", List.of(one(DAYS), one(DAYS), one(DAYS)));
            case "match-time" -> Map.of("times", List.of(Map.of("from", time(), "to", "24:00")));
            case "match-message" -> Map.of("message", one(List.of("first", "reply")));
            case "match-contact" -> Map.of("contact", one(List.of("new", "known")));
            case "match-company" -> Map.of("companyIds", List.of(one(names.companies())));
            case "add-label", "remove-label" -> Map.of("labelId", one(names.labels()));
            case "move-to-mailbox" -> Map.of("mailboxId", one(names.mailboxes()));
            case "assign-agent" -> Map.of("agentId", names.agent());
            case "assign-group" -> Map.of("groupId", names.group());
            case "send-webhook" -> Map.of("webhookId", names.webhook());
            case "set-type" -> Map.of("typeId", names.type());
            case "set-field" -> Map.of("fieldId", names.field(), "value", one(WORDS));
            case "set-priority" -> Map.of("priority", one(MatchPriority.WORDS));
            case "set-ticket-status" -> Map.of("status", one(List.of("pending", "on_hold", "solved")));
            case "set-ticket-subject" -> Map.of("subject", one(WORDS));
            case "add-participant" -> Map.of("email", one(WORDS).replace('å', 'a') + "@partner.example");
            case "add-note" -> Map.of("text", one(WORDS));
            case "disable-auto-reply", "suggest-labels", "trash-ticket" -> Map.of();
            default -> throw new IllegalStateException("chance knows no settings of " + type);
        };
    }

    private Map<String, Object> texts() {
        return Map.of("operator", one(OPERATORS), "values", List.of(one(WORDS), one(WORDS)));
    }

    private Map<String, Object> header() {
        var settings = new HashMap<String, Object>(texts());
        settings.put("header", one(HEADERS));
        return settings;
    }

    private Map<String, Object> files() {
        var by = one(List.of("any", "name", "type", "size"));
        var settings = new HashMap<String, Object>(texts());
        settings.put("by", by);
        settings.put("megabytes", random.nextInt(1, 4));
        return settings;
    }

    private String time() {
        return "%02d:30".formatted(random.nextInt(24));
    }

    Mail mail() {
        var from = new Address(one(WORDS), one(WORDS) + "@customer.example");
        var labels = Set.of(new LabelId(Long.parseLong(one(names.labels()))));
        var priority = one(List.of(Priority.values()));
        var known = random.nextBoolean();
        var company = Optional.of(new CompanyId(Long.parseLong(one(names.companies()))))
                .filter(_ -> random.nextBoolean());
        return new Mail(
                random.nextInt(5) == 0 ? null : new MailboxId(Long.parseLong(one(names.mailboxes()))),
                random.nextBoolean(),
                ZonedDateTime.of(
                        2026, 11, 1 + random.nextInt(28), random.nextInt(24), 15, 0, 0, ZoneId.of("Europe/Oslo")),
                Mail.texts(from),
                Mail.texts(random.nextBoolean() ? from : new Address("", "other@customer.example")),
                Text.of(sentence()),
                Text.of(sentence()),
                random.nextBoolean()
                        ? List.of()
                        : List.of(File.of(one(WORDS) + ".pdf", "application/pdf", random.nextLong(5_000_000))),
                new Header(one(HEADERS), one(WORDS), one(List.of(SpamVerdict.values()))),
                new MailLanguage(sentence(), one(WRITTEN)),
                new Sight(priority, labels, known, company),
                TicketChanges.NONE,
                false,
                Set.of());
    }

    public String sentence() {
        return random.nextInt(4) == 0 ? one(WORDS) : one(WORDS) + " and " + one(WORDS);
    }

    <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private record Header(String field, String value, SpamVerdict spam) implements MessageHeader {

        @Override
        public List<String> all(String name) {
            return name.equals(field) ? List.of(value) : List.of();
        }
    }

    private record Sight(Priority priority, Set<LabelId> labels, boolean isRequesterKnown, Optional<CompanyId> company)
            implements TicketSight {}
}
