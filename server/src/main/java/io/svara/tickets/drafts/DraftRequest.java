package io.svara.tickets.drafts;

import io.svara.channels.Address;
import io.svara.kernel.AgentId;
import io.svara.kernel.problem.Checks;
import io.svara.mailboxes.MailboxId;
import io.svara.tickets.AttachmentId;
import io.svara.tickets.Recipients;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole draft, each time. Addresses are taken as far as they are typed; they are checked when it is sent.
 *
 * @param attachmentIds own uploads, besides those that {@code html} shows
 * @param ifVersion the version that the writer's device knows; null when it knows of no draft
 * @param mailboxId of a new ticket; at a ticket it is the ticket's
 */
record DraftRequest(
        @Nullable String html,
        @Nullable List<Person> to,
        @Nullable List<Person> cc,
        @Nullable List<Person> bcc,
        @Nullable List<AttachmentId> attachmentIds,
        @Nullable List<AgentId> mentions,
        @Nullable String subject,
        @Nullable MailboxId mailboxId,
        @Nullable Long ifVersion) {

    record Person(@Nullable String name, @Nullable String email) {

        Address address() {
            return new Address(name == null ? "" : name, email == null ? "" : email);
        }
    }

    /** As much as can be sent. */
    private static final int MAX_HTML = 1_000_000;

    private static final int MAX_SUBJECT = 1000;
    private static final int MAX_PEOPLE = 100;
    private static final int MAX_NAME = 320;
    private static final int MAX_FILES = 100;

    void check() {
        var checks = new Checks()
                .that(
                        length(html) <= MAX_HTML,
                        "html",
                        "too-long",
                        "A draft may have at most " + MAX_HTML
                                + " characters. Put pictures in as attachments, not as data.")
                .that(
                        length(subject) <= MAX_SUBJECT,
                        "subject",
                        "too-long",
                        "A subject may have at most " + MAX_SUBJECT + " characters.");
        checkPeople(checks, "to", given(to));
        checkPeople(checks, "cc", given(cc));
        checkPeople(checks, "bcc", given(bcc));
        bounded(checks, "attachmentIds", given(attachmentIds), MAX_FILES);
        bounded(checks, "mentions", given(mentions), MAX_PEOPLE);
        checks.done();
    }

    private static void checkPeople(Checks checks, String field, List<Person> people) {
        bounded(checks, field, people, MAX_PEOPLE);
        checks.that(
                people.stream()
                        .allMatch(person -> length(person.name()) <= MAX_NAME && length(person.email()) <= MAX_NAME),
                field,
                "too-long",
                "A name or an address may have at most " + MAX_NAME + " characters.");
    }

    private static void bounded(Checks checks, String field, List<?> list, int most) {
        checks.that(list.size() <= most, field, "too-many", "At most " + most + " of them.");
    }

    DraftText text() {
        return new DraftText(
                html == null ? "" : html,
                new Recipients(addresses(to), addresses(cc), addresses(bcc)),
                subject == null ? "" : subject,
                mailboxId,
                given(mentions).stream().distinct().toList());
    }

    List<AttachmentId> files() {
        return given(attachmentIds).stream().distinct().toList();
    }

    private static List<Address> addresses(@Nullable List<Person> people) {
        return given(people).stream().map(Person::address).toList();
    }

    private static <T> List<T> given(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
