package io.svara.mailflow.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.svara.channels.Address;
import io.svara.channels.MessageHeader;
import io.svara.channels.MessageHeader.SpamVerdict;
import io.svara.contacts.CompanyId;
import io.svara.flow.Field;
import io.svara.flow.Flow;
import io.svara.flow.FlowProblem;
import io.svara.flow.Outcome;
import io.svara.flow.World;
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
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Each block by itself: its example, and what it looks at or does. */
class MailBlocksTests {

    static Set<String> types() {
        return MailBlocks.PALETTE.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aBlockTakesItsOwnExample(String type) {
        var example = MailBlocks.PALETTE.block(type).example();

        assertThat(flow(type, example).problems(World.WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aBlockSaysWhatItNeeds(String type) {
        var block = MailBlocks.PALETTE.block(type);

        assertThat(flow(type, Map.of()).problems(World.WHOLE).stream()
                        .anyMatch(problem -> "b1".equals(problem.block())))
                .isEqualTo(block.fields().stream().anyMatch(Field::required));
    }

    @ParameterizedTest
    @MethodSource("types")
    void settingsOfTheWrongTypeAreToldOfAndBreakNothing(String type) {
        var block = MailBlocks.PALETTE.block(type);
        for (Object wrong : List.of(5, true, List.of(5), List.of(List.of()), Map.of("a", 1), List.of(Map.of()))) {
            var settings = new LinkedHashMap<String, Object>(block.example());
            settings.replaceAll((_, _) -> wrong);

            var flow = flow(type, settings);

            assertThat(flow.problems(World.WHOLE).isEmpty())
                    .as(wrong.toString())
                    .isEqualTo(settings.isEmpty());
            assertThat(run(type, settings, MailBlocksTests::same).path()).contains("b1");
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '!', textBlock = """
            match-mailbox     ! {"mailboxIds": ["8", "7"]}                                         ! true
            match-mailbox     ! {"mailboxIds": ["8"]}                                              ! false
            match-subject     ! {"operator": "contains", "values": ["broken"]}                     ! true
            match-subject     ! {"operator": "contains", "values": ["door"]}                       ! false
            match-body        ! {"operator": "contains", "values": ["door"]}                       ! true
            match-body        ! {"operator": "contains", "values": ["broken"]}                     ! false
            match-from        ! {"operator": "equals", "values": ["robot@shop.example"]}           ! true
            match-from        ! {"operator": "equals", "values": ["The Shop"]}                     ! true
            match-from        ! {"operator": "contains", "values": ["kajsa"]}                      ! false
            match-requester   ! {"operator": "equals", "values": ["kajsa@customer.example"]}       ! true
            match-requester   ! {"operator": "contains", "values": ["robot"]}                      ! false
            match-requester   ! {"operator": "does-not-contain", "values": ["robot"]}              ! true
            match-attachments ! {"by": "any"}                                                      ! true
            match-attachments ! {"by": "name", "operator": "contains", "values": [".PDF"]}         ! true
            match-attachments ! {"by": "name", "operator": "contains", "values": [".doc"]}         ! false
            match-attachments ! {"by": "type", "operator": "equals", "values": ["image/png"]}      ! true
            match-attachments ! {"by": "type", "operator": "not-equals", "values": ["image/png"]}  ! false
            match-attachments ! {"by": "size", "megabytes": 1.9}                                   ! true
            match-attachments ! {"by": "size", "megabytes": 2}                                     ! false
            match-message     ! {"message": "first"}                                               ! true
            match-message     ! {"message": "reply"}                                               ! false
            match-contact     ! {"contact": "known"}                                               ! true
            match-contact     ! {"contact": "new"}                                                 ! false
            match-company     ! {"companyIds": ["8", "6"]}                                         ! true
            match-company     ! {"companyIds": ["8"]}                                              ! false
            match-label       ! {"labelIds": ["4", "3"]}                                           ! true
            match-label       ! {"labelIds": ["4"]}                                                ! false
            match-priority    ! {"priorities": ["low", "high"]}                                    ! true
            match-priority    ! {"priorities": ["low", "normal", "urgent"]}                        ! false
            match-header      ! {"header": "X-SHOP", "operator": "contains", "values": ["väst"]}   ! true
            match-header      ! {"header": "X-Shop", "operator": "equals", "values": ["second line"]} ! true
            match-header      ! {"header": "X-Shop", "operator": "contains", "values": ["ost"]}    ! false
            match-header      ! {"header": "X-Shop", "operator": "not-equals", "values": ["Second line"]} ! false
            match-header      ! {"header": "X-None", "operator": "contains", "values": ["a"]}      ! false
            match-header      ! {"header": "X-None", "operator": "does-not-contain", "values": ["a"]} ! true
            match-header      ! {"header": "X-None", "operator": "equals", "values": [""]}         ! true
            match-header      ! {"header": "X-Empty", "operator": "equals", "values": [""]}        ! true
            match-header      ! {"header": "X-Shop", "operator": "equals", "values": [""]}         ! false
            match-header      ! {"header": "X-None", "operator": "regexp", "values": ["^$"]}       ! true
            match-spam        ! {"verdict": "not-spam"}                                            ! true
            match-spam        ! {"verdict": "spam"}                                                ! false
            match-spam        ! {"verdict": "unknown"}                                             ! false
            match-language    ! {"languages": ["sv", "en"]}                                        ! true
            match-language    ! {"languages": ["sv", "de"]}                                        ! false
            match-weekday     ! {"weekdays": ["monday"]}                                           ! true
            match-weekday     ! {"weekdays": ["sunday", "tuesday"]}                                ! false
            """)
    void aConditionLooksAtItsPartOfTheMail(String type, String settings, boolean holds) {
        assertThat(holds(type, json(settings), MailBlocksTests::same)).isEqualTo(holds);
    }

    /** The mail comes in Stockholm, where the clock is an hour ahead of UTC. */
    @ParameterizedTest(name = "{0}-{1} at {2}: {3}")
    @CsvSource(textBlock = """
            08:00, 10:00, 2026-11-23T08:00:00+01:00[Europe/Stockholm], true
            08:00, 10:00, 2026-11-23T09:59:59+01:00[Europe/Stockholm], true
            08:00, 10:00, 2026-11-23T10:00:00+01:00[Europe/Stockholm], false
            08:00, 10:00, 2026-11-23T07:59:59+01:00[Europe/Stockholm], false
            00:00, 24:00, 2026-11-23T23:59:59+01:00[Europe/Stockholm], true
            16:00, 24:00, 2026-11-23T23:59:59+01:00[Europe/Stockholm], true
            16:00, 24:00, 2026-11-23T00:00:00+01:00[Europe/Stockholm], false
            22:00, 06:00, 2026-11-23T22:00:00+01:00[Europe/Stockholm], true
            22:00, 06:00, 2026-11-23T02:00:00+01:00[Europe/Stockholm], true
            22:00, 06:00, 2026-11-23T06:00:00+01:00[Europe/Stockholm], false
            22:00, 06:00, 2026-11-23T12:00:00+01:00[Europe/Stockholm], false
            02:00, 03:00, 2026-10-25T02:30:00+02:00[Europe/Stockholm], true
            02:00, 03:00, 2026-10-25T02:30:00+01:00[Europe/Stockholm], true
            """)
    void aTimeIsOfTheMailboxesClockAndMayGoOverMidnight(String from, String to, String at, boolean holds) {
        var settings = Map.<String, Object>of("times", List.of(Map.of("from", from, "to", to)));

        assertThat(holds("match-time", settings, mail -> at(mail, ZonedDateTime.parse(at))))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"8, 10:00", "24:00, 10:00", "08:00, 24:01", "08:60, 10:00", "25:00, 26:00"})
    void aTimeIsReadAsTheClockShowsIt(String from, String to) {
        assertThat(flow("match-time", Map.of("times", List.of(Map.of("from", from, "to", to))))
                        .problems(World.WHOLE))
                .extracting(FlowProblem::block, FlowProblem::field, FlowProblem::code)
                .containsExactly(tuple("b1", "times", "invalid-time"));
    }

    @Test
    void twoTimesThatAreTheSameHoldNothing() {
        assertThat(flow("match-time", Map.of("times", List.of(Map.of("from", "08:00", "to", "08:00"))))
                        .problems(World.WHOLE))
                .extracting(FlowProblem::code)
                .containsExactly("no-time");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '!', textBlock = """
            add-label          ! {"labelId": "4"}                      ! TicketChanges.added=[4]
            remove-label       ! {"labelId": "4"}                      ! TicketChanges.removed=[4]
            set-ticket-status  ! {"status": "pending"}                 ! TicketChanges.status=pending
            set-ticket-subject ! {"subject": "Order"}                  ! TicketChanges.subject=Order
            set-priority       ! {"priority": "urgent"}                ! TicketChanges.priority=URGENT
            assign-agent       ! {"agentId": "9"}                      ! TicketChanges.assignee=9
            add-participant    ! {"email": " stock@partner.example "}  ! TicketChanges.participants=[stock@partner.example]
            add-note           ! {"text": "Look"}                      ! TicketChanges.notes=[Look]
            move-to-mailbox    ! {"mailboxId": "8"}                    ! TicketChanges.mailbox=8
            disable-auto-reply ! {}                                    ! silent
            suggest-labels     ! {}                                    ! ''
            trash-ticket       ! {}                                    ! TicketChanges.trashed=true, silent
            """)
    void anActionWritesDownWhatIsToBeDoneAndNothingElse(String type, String settings, String expected) {
        var mail = run(type, json(settings), MailBlocksTests::same).result();

        assertThat(told(mail)).isEqualTo(expected);
    }

    @Test
    void laterBlocksSeeWhatEarlierOnesHaveDecided() {
        var flow = Flow.of(
                MailBlocks.PALETTE,
                RandomFlows.graph(
                        "b1",
                        List.of(
                                node("b1", "add-label", Map.of("labelId", "4"), Map.of("next", "b2")),
                                node("b2", "remove-label", Map.of("labelId", "3"), Map.of("next", "b3")),
                                node("b3", "match-label", Map.of("labelIds", List.of("4")), Map.of("yes", "b4")),
                                node("b4", "match-label", Map.of("labelIds", List.of("3")), Map.of("no", "b5")),
                                node("b5", "set-priority", Map.of("priority", "low"), Map.of("next", "b6")),
                                node("b6", "match-priority", Map.of("priorities", List.of("low")), Map.of("yes", "b7")),
                                node("b7", "add-label", Map.of("labelId", "5"), Map.of()))));

        assertThat(flow.run(mail(), World.WHOLE).path()).containsExactly("b1", "b2", "b3", "b4", "b5", "b6", "b7");
    }

    @Test
    void aBlockToWhichNoWayLeadsIsWarnedOfOnly() {
        var flow = Flow.of(
                MailBlocks.PALETTE,
                RandomFlows.graph(
                        "b1",
                        List.of(
                                node("b1", "disable-auto-reply", Map.of(), Map.of()),
                                node("b2", "trash-ticket", Map.of(), Map.of("next", "b1")))));

        assertThat(flow.problems(World.WHOLE)).isEmpty();
        assertThat(flow.warnings())
                .extracting(FlowProblem::block, FlowProblem::code)
                .containsExactly(tuple("b2", "unreachable"));
    }

    @Test
    void blocksWithoutAnEntryAreAProblemOfTheEntry() {
        var flow = Flow.of(
                MailBlocks.PALETTE,
                RandomFlows.graph(null, List.of(node("b1", "disable-auto-reply", Map.of(), Map.of()))));

        assertThat(flow.problems(World.WHOLE))
                .extracting(FlowProblem::block, FlowProblem::field, FlowProblem::code)
                .containsExactly(tuple(null, "entry", "required"));
    }

    @Test
    void expressionsThatAreTooMuchWorkTogetherAreRefusedByTheBlockWithWhichTheyAre() {
        var nodes = new ArrayList<Node>();
        for (var number = 0; number < 20; number++) {
            var to = number == 19 ? Map.<String, String>of() : Map.of("yes", "b" + (number + 1));
            nodes.add(node(
                    "b" + number, "match-body", Map.of("operator", "regexp", "values", List.of("(abc){300}")), to));
        }

        assertThat(Flow.of(MailBlocks.PALETTE, RandomFlows.graph("b0", nodes)).problems(World.WHOLE))
                .extracting(FlowProblem::block, FlowProblem::field, FlowProblem::code)
                .containsExactly(tuple("b6", "values", "expressions-too-large"));
    }

    @ParameterizedTest
    @CsvSource({"X Shop", "X-Shop:", "'X-Shöp'", "'X-Shop: 1'"})
    void aHeadersNameIsWhatStandsBeforeTheColon(String name) {
        var settings = Map.<String, Object>of("header", name, "operator", "contains", "values", List.of("a"));

        assertThat(flow("match-header", settings).problems(World.WHOLE))
                .extracting(FlowProblem::field, FlowProblem::code)
                .containsExactly(tuple("header", "invalid-header"));
    }

    @Test
    void aMailWhoseLanguageCannotBeToldIsInNone() {
        UnaryOperator<Mail> unsure = mail -> with(mail, new MailLanguage("Hi", "ok"));

        assertThat(holds("match-language", Map.of("languages", Languages.CODES), unsure))
                .isFalse();
    }

    private static boolean holds(String type, Map<String, Object> settings, UnaryOperator<Mail> change) {
        return run(type, settings, change).path().contains("yes");
    }

    private static Outcome<Mail> run(String type, Map<String, Object> settings, UnaryOperator<Mail> change) {
        return flow(type, settings).run(change.apply(mail()), World.WHOLE);
    }

    /** One block, behind whose Yes stands another. */
    private static Flow<Mail> flow(String type, Map<String, Object> settings) {
        var condition = MailBlocks.PALETTE.block(type).exits().contains("yes");
        return Flow.of(
                MailBlocks.PALETTE,
                RandomFlows.graph(
                        "b1",
                        List.of(
                                node("b1", type, settings, condition ? Map.of("yes", "yes") : Map.of()),
                                node("yes", "match-message", Map.of("message", "first"), Map.of()))));
    }

    private static Node node(String id, String type, Map<String, Object> settings, Map<String, String> exits) {
        return new Node(id, type, settings, new LinkedHashMap<String, @Nullable String>(exits));
    }

    private static String told(Mail mail) {
        var said = new ArrayList<String>();
        for (var part : TicketChanges.class.getRecordComponents()) {
            try {
                var value = part.getAccessor().invoke(mail.changes());
                if (!Objects.equals(value, part.getAccessor().invoke(TicketChanges.NONE))) {
                    said.add("TicketChanges." + part.getName() + "=" + plain(value));
                }
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        if (mail.silent()) {
            said.add("silent");
        }
        return String.join(", ", said);
    }

    private static String plain(@Nullable Object value) {
        return String.valueOf(value).replaceAll("\\w+Id\\[value=(\\d+)]", "$1");
    }

    private static Map<String, Object> json(String settings) {
        return JsonMapper.shared().readValue(settings, new TypeReference<>() {});
    }

    private static Mail same(Mail mail) {
        return mail;
    }

    private static Mail at(Mail mail, ZonedDateTime at) {
        return with(mail, at, mail.language());
    }

    private static Mail with(Mail mail, MailLanguage language) {
        return with(mail, mail.at(), language);
    }

    private static Mail with(Mail mail, ZonedDateTime at, MailLanguage language) {
        return new Mail(
                mail.mailbox(),
                mail.first(),
                at,
                mail.from(),
                mail.requester(),
                mail.subject(),
                mail.body(),
                mail.files(),
                mail.header(),
                language,
                mail.ticket(),
                mail.changes(),
                mail.silent(),
                mail.webhooks());
    }

    private static Mail mail() {
        return new Mail(
                new MailboxId(7),
                true,
                ZonedDateTime.parse("2026-11-23T09:00:00+01:00[Europe/Stockholm]"),
                Mail.texts(new Address("The Shop", "robot@shop.example")),
                Mail.texts(new Address("", "kajsa@customer.example")),
                Text.of("It is broken"),
                Text.of("The door, I mean."),
                List.of(File.of("Receipt.pdf", "application/pdf", 2_000_000), File.of("door.png", "image/png", 30_000)),
                new Header(
                        SpamVerdict.NOT_SPAM,
                        Map.of("x-shop", List.of("Nordvind Väst", "Second line"), "x-empty", List.of(""))),
                new MailLanguage("It is broken", "The door, I mean."),
                new Sight(),
                TicketChanges.NONE,
                false,
                Set.of());
    }

    private record Header(SpamVerdict spam, Map<String, List<String>> fields) implements MessageHeader {

        @Override
        public List<String> all(String name) {
            return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }
    }

    private record Sight() implements TicketSight {

        @Override
        public Priority priority() {
            return Priority.HIGH;
        }

        @Override
        public Set<LabelId> labels() {
            return Set.of(new LabelId(3));
        }

        @Override
        public boolean isRequesterKnown() {
            return true;
        }

        @Override
        public Optional<CompanyId> company() {
            return Optional.of(new CompanyId(6));
        }
    }
}
