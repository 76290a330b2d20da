package io.svara.bench.method;

import io.svara.channels.Address;
import io.svara.channels.MessageHeader;
import io.svara.contacts.CompanyId;
import io.svara.flow.Flow;
import io.svara.flow.Outcome;
import io.svara.flow.World;
import io.svara.flow.graph.Graph;
import io.svara.flow.graph.Graph.Node;
import io.svara.flow.text.Text;
import io.svara.mailboxes.MailboxId;
import io.svara.mailflow.blocks.Mail;
import io.svara.mailflow.blocks.Mail.File;
import io.svara.mailflow.blocks.Mail.TicketSight;
import io.svara.mailflow.blocks.MailBlocks;
import io.svara.mailflow.language.MailLanguage;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.TicketChanges;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A mail of 4 kB through a flow of 200 blocks, all of which it passes: subjects, texts, senders, times, labels, a tenth of them actions.
 * With expressions, one block of 20 is one on the subject.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RunFlow {

    private static final int BLOCKS = 200;
    private static final String LINE = "Hej! Vi har en fråga om vår beställning, som inte har kommit fram ännu. ";

    private final Flow<Mail> plain = flow(false);
    private final Flow<Mail> withExpressions = flow(true);

    @Benchmark
    public Outcome<Mail> run() {
        return plain.run(mail(), World.WHOLE);
    }

    @Benchmark
    public Outcome<Mail> runWithExpressions() {
        return withExpressions.run(mail(), World.WHOLE);
    }

    private static Flow<Mail> flow(boolean expressions) {
        var nodes = new ArrayList<Node>();
        for (var number = 0; number < BLOCKS; number++) {
            nodes.add(node(number, expressions));
        }
        return Flow.of(MailBlocks.PALETTE, new Graph(Graph.FORMAT, "b0", Map.of("mails", "opening"), nodes, Map.of()));
    }

    private static Node node(int number, boolean expressions) {
        return switch (number % 20) {
            case 0 -> node(number, "add-label", Map.of("labelId", String.valueOf(number + 1)));
            case 10 -> node(number, "set-priority", Map.of("priority", "high"));
            case 5 ->
                expressions
                        ? node(number, "match-subject", texts("regexp", "order\\s+[0-9]{5}" + number))
                        : node(number, "match-subject", texts("equals", "Order " + number));
            case 1, 6, 11, 16 -> node(number, "match-subject", texts("contains", "order " + number));
            case 2, 7, 12, 17 -> node(number, "match-body", texts("contains", "reklamation " + number));
            case 3, 8, 13 -> node(number, "match-from", texts("does-not-contain", "@customer" + number + ".example"));
            case 4, 9 -> node(number, "match-weekday", Map.of("weekdays", List.of("saturday", "sunday")));
            case 14 -> node(number, "match-time", Map.of("times", List.of(Map.of("from", "22:00", "to", "06:00"))));
            case 15 -> node(number, "match-attachments", texts("contains", ".doc", "by", "name"));
            default -> node(number, "match-label", Map.of("labelIds", List.of("1", "2")));
        };
    }

    private static Map<String, Object> texts(String operator, String value, String... more) {
        var settings = new LinkedHashMap<String, Object>(Map.of("operator", operator, "values", List.of(value)));
        if (more.length > 0) {
            settings.put(more[0], more[1]);
        }
        return settings;
    }

    /** All exits lead to the next block. */
    private static Node node(int number, String type, Map<String, Object> settings) {
        var exits = new LinkedHashMap<String, @Nullable String>();
        for (var exit : MailBlocks.PALETTE.block(type).exits()) {
            exits.put(exit, number + 1 < BLOCKS ? "b" + (number + 1) : null);
        }
        return new Node("b" + number, type, settings, exits);
    }

    /** Made anew each time: the first block that looks at a text makes it comparable. */
    private static Mail mail() {
        var from = Mail.texts(new Address("Kajsa Kund", "kajsa@customer.example"));
        return new Mail(
                new MailboxId(7),
                true,
                ZonedDateTime.parse("2026-11-23T09:00:00+01:00[Europe/Stockholm]"),
                from,
                from,
                Text.of("En fråga om order 12345"),
                Text.of(LINE.repeat(55)),
                List.of(File.of("Kvitto.pdf", "application/pdf", 30_000)),
                MessageHeader.NONE,
                new MailLanguage("En fråga om order 12345", LINE),
                new Sight(Priority.NORMAL, Set.of(), false, Optional.empty()),
                TicketChanges.NONE,
                false,
                Set.of());
    }

    private record Sight(Priority priority, Set<LabelId> labels, boolean isRequesterKnown, Optional<CompanyId> company)
            implements TicketSight {}
}
