package io.svara.installation.demo.story;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.svara.installation.demo.story.StoryCast.StoryAgent;
import io.svara.installation.demo.story.StoryCast.StoryGroup;
import io.svara.installation.demo.story.StoryCast.StoryLabel;
import io.svara.installation.demo.story.StoryCast.StoryMailbox;
import io.svara.installation.demo.story.StoryMessage.Kind;
import io.svara.installation.demo.story.StoryMessage.StoryAttachment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTests {

    private static final int NINETY_DAYS_IN_MINUTES = 90 * 24 * 60;
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@([\\w-]+(?:\\.[\\w-]+)*)");
    private static final Pattern HOST = Pattern.compile("(?:https?://|www\\.)([\\w-]+(?:\\.[\\w-]+)*)");

    private final Story story = Story.load();

    @Test
    void hasAboutTwoHundredTickets() {
        assertThat(story.tickets()).hasSizeBetween(195, 215);
    }

    @Test
    void speaksEnglishSwedishAndNorwegianInTheirShares() {
        var shares = sharesOf(StoryTicket::language);

        assertThat(shares.keySet()).containsExactlyInAnyOrder("en", "sv", "no");
        assertThat(shares.get("en")).isBetween(0.35, 0.45);
        assertThat(shares.get("sv")).isBetween(0.30, 0.40);
        assertThat(shares.get("no")).isBetween(0.20, 0.30);
    }

    @Test
    void spreadsItsTicketsOverTheStatuses() {
        var shares = sharesOf(StoryTicket::status);

        assertThat(shares.keySet()).containsExactlyInAnyOrder("new", "reply", "pending", "on_hold", "solved", "closed");
        assertThat(shares.get("new")).isBetween(0.09, 0.16);
        assertThat(shares.get("reply")).isBetween(0.07, 0.13);
        assertThat(shares.get("pending")).isBetween(0.13, 0.22);
        assertThat(shares.get("on_hold")).isBetween(0.03, 0.09);
        assertThat(shares.get("solved")).isBetween(0.29, 0.41);
        assertThat(shares.get("closed")).isBetween(0.14, 0.25);
    }

    @Test
    void isMostlyOfNormalPriority() {
        var shares = sharesOf(StoryTicket::priority);

        assertThat(shares.keySet()).isSubsetOf("low", "normal", "high", "urgent");
        assertThat(shares.get("normal")).isGreaterThan(0.7);
    }

    @Test
    void namesOnlyAgentsMailboxesGroupsAndLabelsThatItHas() {
        var cast = story.cast();
        var agents = namesOf(cast.agents(), StoryAgent::email);
        var groups = namesOf(cast.groups(), StoryGroup::name);
        var mailboxes = namesOf(cast.mailboxes(), StoryMailbox::address);
        var labels = namesOf(cast.labels(), StoryLabel::name);

        assertThat(cast.groups()).allSatisfy(group -> assertThat(agents).containsAll(group.members()));
        assertThat(cast.mailboxes()).extracting(StoryMailbox::group).isSubsetOf(groups);
        assertThat(story.tickets()).allSatisfy(ticket -> {
            assertThat(mailboxes).contains(ticket.mailbox());
            assertThat(labels).containsAll(ticket.labels());
            assertThat(agents).containsAll(ticket.starredBy());
            assertThat(Stream.ofNullable(ticket.assignee())).isSubsetOf(agents);
        });
    }

    @Test
    void letsAgentsAnswerAndNoteAndOthersWriteIn() {
        var agents = namesOf(story.cast().agents(), StoryAgent::email);

        assertThat(story.tickets())
                .allSatisfy(ticket -> assertThat(ticket.messages()).allSatisfy(message -> {
                    switch (message.kind()) {
                        case reply, note -> assertThat(agents).contains(message.from());
                        case auto -> assertThat(message.from()).isEqualTo(ticket.mailbox());
                        case inbound ->
                            assertThat(message.from().equals(ticket.requester().email()) || message.fromName() != null)
                                    .as("%s is the requester or has a name", message.from())
                                    .isTrue();
                    }
                }));
    }

    @Test
    void tellsEachTicketFromTheOldestMessageToTheNewestWithinNinetyDays() {
        assertThat(story.tickets()).allSatisfy(ticket -> {
            var ages = ticket.messages().stream().map(StoryMessage::ageMinutes).toList();

            assertThat(ages).isNotEmpty().allMatch(age -> age > 0 && age <= NINETY_DAYS_IN_MINUTES);
            assertThat(ages).doesNotHaveDuplicates().isSortedAccordingTo((left, right) -> right - left);
        });
    }

    @Test
    void givesEachTicketTheStatusThatItsMessagesLeadTo() {
        assertThat(story.tickets()).allSatisfy(ticket -> {
            var mails = mailsOf(ticket);
            switch (ticket.status()) {
                case "new" -> assertThat(mails).containsOnly(Kind.inbound);
                case "reply" -> {
                    assertThat(mails).contains(Kind.reply);
                    assertThat(mails.getLast()).isEqualTo(Kind.inbound);
                }
                case "pending" -> assertThat(mails.getLast()).isEqualTo(Kind.reply);
                default -> assertThat(mails).isNotEmpty();
            }
        });
    }

    @Test
    void knowsOnlyAddressesAndHostsOfExampleDomains() {
        assertThat(story.tickets()).allSatisfy(ticket -> {
            assertThat(addressFields(ticket)).allMatch(address -> address.endsWith(".example"));
            assertThat(texts(ticket).flatMap(text -> domainsIn(ADDRESS, text))).allMatch(StoryTests::isExample);
            assertThat(texts(ticket).flatMap(text -> domainsIn(HOST, text))).allMatch(StoryTests::isExample);
        });
    }

    @Test
    void neverTellsTheSameTwice() {
        assertThat(story.tickets())
                .extracting(ticket ->
                        ticket.subject() + "\n" + ticket.messages().getFirst().text())
                .doesNotHaveDuplicates();
        assertThat(story.tickets().stream()
                        .flatMap(ticket -> ticket.messages().stream())
                        .map(StoryMessage::text))
                .filteredOn(text -> text.length() > 60)
                .doesNotHaveDuplicates();
    }

    @Test
    void givesEachAttachmentATextOrASize() {
        assertThat(story.tickets().stream()
                        .flatMap(ticket -> ticket.messages().stream())
                        .flatMap(message -> message.attachments().stream()))
                .isNotEmpty()
                .allSatisfy(StoryTests::hasEitherTextOrSize);
    }

    @Test
    void containsTheUglyMailsThatADeskMeets() {
        assertThat(story.tickets()).anyMatch(ticket -> ticket.subject().length() >= 200);
        assertThat(story.tickets()).anyMatch(ticket -> ticket.subject().isEmpty());
        assertThat(story.tickets()).anyMatch(ticket -> ticket.messages().size() >= 40);
        assertThat(story.tickets())
                .anyMatch(ticket -> ticket.messages().stream()
                        .anyMatch(message -> message.cc().size() >= 60));
        assertThat(story.tickets())
                .anyMatch(ticket -> ticket.requester().email().startsWith("mailer-daemon@"));
        assertThat(story.tickets().stream().flatMap(StoryTests::texts)).anyMatch(StoryTests::hasRightToLeftText);
    }

    private Map<String, Double> sharesOf(Function<StoryTicket, String> field) {
        var counts = story.tickets().stream().collect(groupingBy(field, counting()));
        return counts.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> (double) entry.getValue() / story.tickets().size()));
    }

    private static <T> Set<String> namesOf(List<T> things, Function<T, String> name) {
        return Set.copyOf(things.stream().map(name).toList());
    }

    /** What went between the desk and the customer: a note or an automatic mail does not change whose turn it is. */
    private static List<Kind> mailsOf(StoryTicket ticket) {
        return ticket.messages().stream()
                .map(StoryMessage::kind)
                .filter(kind -> kind == Kind.inbound || kind == Kind.reply)
                .toList();
    }

    private static Stream<String> addressFields(StoryTicket ticket) {
        return Stream.concat(
                Stream.of(ticket.requester().email()),
                ticket.messages().stream()
                        .flatMap(message -> Stream.of(List.of(message.from()), message.to(), message.cc())
                                .flatMap(List::stream)));
    }

    private static Stream<String> texts(StoryTicket ticket) {
        return Stream.concat(
                Stream.of(ticket.subject()), ticket.messages().stream().flatMap(StoryTests::contentsOf));
    }

    private static Stream<String> contentsOf(StoryMessage message) {
        return Stream.concat(
                Stream.concat(Stream.of(message.text()), Stream.ofNullable(message.html())),
                message.attachments().stream().flatMap(attachment -> Stream.ofNullable(attachment.text())));
    }

    private static Stream<String> domainsIn(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static boolean isExample(String domain) {
        return domain.endsWith(".example");
    }

    private static boolean hasRightToLeftText(String text) {
        return text.codePoints()
                .anyMatch(character -> Character.getDirectionality(character) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || Character.getDirectionality(character) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    }

    private static void hasEitherTextOrSize(StoryAttachment attachment) {
        assertThat(attachment.text() == null).isNotEqualTo(attachment.sizeBytes() == null);
    }
}
