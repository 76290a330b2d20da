package io.svara.walls;

import static io.svara.walls.House.Thing.AGENT;
import static io.svara.walls.House.Thing.ATTACHMENT;
import static io.svara.walls.House.Thing.BLOCKED_SENDER;
import static io.svara.walls.House.Thing.BRAND;
import static io.svara.walls.House.Thing.CALENDAR_FILE;
import static io.svara.walls.House.Thing.COMPANY;
import static io.svara.walls.House.Thing.CONTACT;
import static io.svara.walls.House.Thing.DRAFT;
import static io.svara.walls.House.Thing.FIELD;
import static io.svara.walls.House.Thing.GROUP;
import static io.svara.walls.House.Thing.INVITATION;
import static io.svara.walls.House.Thing.LABEL;
import static io.svara.walls.House.Thing.LICENCE_LEVEL;
import static io.svara.walls.House.Thing.MAILBOX;
import static io.svara.walls.House.Thing.MAIL_FILE;
import static io.svara.walls.House.Thing.OTHER_RECIPIENT;
import static io.svara.walls.House.Thing.OTHER_TICKET;
import static io.svara.walls.House.Thing.OTHER_TOKEN;
import static io.svara.walls.House.Thing.OUTBOX_MAIL;
import static io.svara.walls.House.Thing.OWN_STATUS;
import static io.svara.walls.House.Thing.PASSKEY;
import static io.svara.walls.House.Thing.PICTURE;
import static io.svara.walls.House.Thing.RECEIVED_MESSAGE;
import static io.svara.walls.House.Thing.RECIPIENT;
import static io.svara.walls.House.Thing.REPLY;
import static io.svara.walls.House.Thing.ROLE;
import static io.svara.walls.House.Thing.SCHEDULE;
import static io.svara.walls.House.Thing.SCHEDULED_MESSAGE;
import static io.svara.walls.House.Thing.SECOND_DRAFT;
import static io.svara.walls.House.Thing.SECOND_UPLOAD;
import static io.svara.walls.House.Thing.SESSION;
import static io.svara.walls.House.Thing.SPARE_BRAND;
import static io.svara.walls.House.Thing.SPARE_LABEL;
import static io.svara.walls.House.Thing.SPARE_MAILBOX;
import static io.svara.walls.House.Thing.STATUS;
import static io.svara.walls.House.Thing.TEST_MAIL;
import static io.svara.walls.House.Thing.TICKET;
import static io.svara.walls.House.Thing.TOKEN;
import static io.svara.walls.House.Thing.TOKEN_GROUP;
import static io.svara.walls.House.Thing.TYPE;
import static io.svara.walls.House.Thing.UPLOAD;

import io.svara.walls.House.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every call of the API with another house's ids where it takes one, the rest being one's own. In an order in which all
 * of them succeed when both houses are the same one: reading first, removing last.
 */
final class NeighbourCalls {

    /** Something of a request, made of one's own house and the neighbour's. */
    @FunctionalInterface
    interface Made<T> {
        T of(House own, House foreign);
    }

    /**
     * @param foreign which inputs name the neighbour's things
     * @param lists answers 200 and a list, in which the neighbour's things are not
     * @param needsMailbox refused, or empty, also inside the house for who does not see the mailbox
     */
    record Call(
            String method,
            String pattern,
            Made<String> path,
            @Nullable Made<Map<String, Object>> body,
            Set<String> foreign,
            boolean lists,
            boolean needsMailbox) {

        String endpoint() {
            return method + " " + pattern;
        }

        @Nullable
        String json(House own, House foreign) {
            return body == null ? null : JsonMapper.shared().writeValueAsString(body.of(own, foreign));
        }

        Call behindMailbox() {
            return new Call(method, pattern, path, body, foreign, lists, true);
        }

        @Override
        public String toString() {
            return endpoint() + " with the neighbour's " + foreign;
        }
    }

    /** They take no id from anybody, and show or change what is the caller's own; most have tests of their own. */
    static final Set<String> NAME_NOTHING = Set.of(
            "ANY /error",
            "GET /api/admin/permissions",
            "POST /api/admin/roles",
            "POST /api/brands",
            "POST /api/schedules",
            "POST /api/webhooks",
            "POST /api/blocked-senders",
            "POST /api/schedules/preview",
            "GET /api/mail-providers",
            "POST /api/mail-providers/answer",
            "GET /api/holiday-calendars",
            "GET /api/holidays",
            "POST /api/attachments",
            "POST /api/tokens",
            "GET /api/admin/audit/export",
            "GET /api/sign-on",
            "POST /api/sign-on",
            "POST /api/sign-on/answer",
            "POST /api/sign-on/confirmation",
            "POST /api/sign-on/confirmation/answer",
            "GET /api/security/single-sign-on",
            "DELETE /api/security/single-sign-on",
            "POST /api/security/single-sign-on/test",
            "POST /api/session",
            "GET /api/session/second",
            "POST /api/session/second",
            "POST /api/session/second/code",
            "POST /api/session/second/passkey",
            "POST /api/session/passkey",
            "POST /api/session/passkey/options",
            "POST /api/session/confirmation",
            "POST /api/session/confirmation/code",
            "POST /api/session/confirmation/passkey",
            "POST /api/session/forgotten",
            "POST /api/session/reset",
            "POST /api/session/reset/check",
            "DELETE /api/sessions",
            "GET /api/session/two-factor",
            "POST /api/session/two-factor/app",
            "PUT /api/session/two-factor/app",
            "DELETE /api/session/two-factor/app",
            "POST /api/session/two-factor/email",
            "PUT /api/session/two-factor/email",
            "DELETE /api/session/two-factor/email",
            "POST /api/session/recovery-codes",
            "POST /api/session/recovery-codes/pdf",
            "POST /api/session/passkeys/options",
            "POST /api/session/passkeys",
            "GET /api/admin/security",
            "PUT /api/admin/security",
            "GET /api/installation",
            "GET /desk/mail.html",
            "GET /desk/mail-images.html",
            "GET /api/session",
            "PUT /api/session/agent/picture",
            "GET /api/services",
            "PATCH /api/admin/services",
            "POST /api/admin/invitations/check",
            "DELETE /api/session",
            "PUT /api/session/password",
            "PATCH /api/session/agent",
            "GET /api/session/agent/signature",
            "PUT /api/session/agent/signature",
            "POST /api/pictures",
            "GET /api/drafts/new",
            "DELETE /api/drafts/new",
            "POST /api/statuses",
            "GET /api/statuses/rules",
            "POST /api/types",
            "POST /api/companies",
            "POST /api/fields",
            // which of the neighbour's labels a flow names: MailFlowTests
            "GET /api/flows/mail",
            "PUT /api/flows/mail/draft",
            "POST /api/flows/mail/publish",
            "GET /api/filters",
            "GET /api/events/stream");

    /** They take a picture as a form. */
    static final Set<String> UPLOADS = Set.of("POST /api/brands/{id}/logo");

    /** Not found on a server without {@code --demo}, whatever it is given: DemoMailTests tries the neighbour's ids. */
    static final Set<String> IN_THE_DEMO_ALONE = Set.of("POST /api/demo/mail");

    /** They make the installation's first organisation, by a secret of the start: there is no neighbour yet. */
    static final Set<String> BEFORE_ANY_ORGANIZATION = Set.of("GET /setup/{secret}", "POST /setup/{secret}");

    /** What they show or change, a secret of a mail says: InvitationTests tries others. */
    static final Set<String> BY_A_SECRET = Set.of("GET /api/invitations/{secret}", "POST /api/invitations/{secret}");

    static final List<Call> ALL = all();

    private NeighbourCalls() {}

    private static List<Call> all() {
        var calls = new ArrayList<Call>();
        lists(calls);
        reads(calls);
        writes(calls);
        team(calls);
        ticketBodies(calls);
        calls.addAll(AgentCalls.all());
        calls.addAll(StatusAndTypeCalls.all());
        calls.addAll(CompanyCalls.all());
        calls.addAll(WebhookCalls.all());
        removals(calls);
        return List.copyOf(calls);
    }

    private static void lists(List<Call> calls) {
        for (var path : List.of(
                "tickets",
                "mailboxes",
                "mailboxes/all",
                "agents/all",
                "labels/all",
                "labels",
                "statuses",
                "statuses/all",
                "types",
                "types/all",
                "companies",
                "fields",
                "fields/all",
                "agents",
                "tokens",
                "sessions",
                "outbox",
                "events",
                "drafts",
                "blocked-senders",
                "recipients",
                "schedules",
                "admin/agents",
                "admin/invitations",
                "groups",
                "groups/all",
                "brands",
                "admin/groups",
                "admin/groups/mailboxes",
                "admin/labels",
                "admin/roles",
                "admin/audit",
                "flows/mail/revisions",
                "webhooks",
                "webhooks/names",
                "admin/tokens")) {
            calls.add(list("/api/" + path, "", (_, _) -> ""));
        }
        calls.add(list("/api/tickets", "mailbox", (_, foreign) -> foreign.id(MAILBOX)));
        calls.add(list("/api/tickets", "label", (_, foreign) -> foreign.id(LABEL)));
        calls.add(list("/api/tickets", "type", (_, foreign) -> foreign.id(TYPE)));
        calls.add(list("/api/tickets", "group", (_, foreign) -> foreign.id(GROUP)));
        calls.add(list("/api/tickets", "assignee", (_, foreign) -> foreign.id(AGENT)));
        calls.add(list("/api/tickets", "requester", (_, foreign) -> foreign.id(CONTACT)));
        calls.add(list("/api/tickets", "q", (_, foreign) -> foreign.mark));
        calls.add(list("/api/tickets", "q", (_, foreign) -> foreign.mark + "@customer.example"));
        calls.add(flowUses("label", (_, foreign) -> foreign.id(LABEL)));
        calls.add(flowUses("agent", (_, foreign) -> foreign.id(AGENT)));
        calls.add(flowUses("mailbox", (_, foreign) -> foreign.id(MAILBOX)));
        calls.add(flowUses("status", (_, foreign) -> foreign.id(OWN_STATUS)));
        calls.add(flowUses("type", (_, foreign) -> foreign.id(TYPE)));
        calls.add(flowUses("company", (_, foreign) -> foreign.id(COMPANY)));
        calls.add(suggestions("/api/companies", (_, foreign) -> foreign.mark));
        calls.add(flowUses("group", (_, foreign) -> foreign.id(GROUP)));
        calls.add(flowUses("field", (_, foreign) -> foreign.id(FIELD)));
        calls.add(flowUses("webhook", (_, foreign) -> foreign.id(House.Thing.WEBHOOK)));
        calls.add(suggestions("/api/contacts", (_, foreign) -> foreign.mark));
        calls.add(suggestions("/api/recipients", (_, foreign) -> foreign.mark));
        calls.add(suggestions("/api/contacts", (_, foreign) -> foreign.mark + "@customer.example"));
        calls.add(new Call(
                "GET",
                "/api/events",
                (_, foreign) -> "/api/events?cursor=" + foreign.eventCursor,
                null,
                Set.of(),
                true,
                false));
    }

    private static Call list(String path, String input, Made<String> value) {
        Made<String> made =
                (own, foreign) -> input.isEmpty() ? path : path + "?" + input + "=" + value.of(own, foreign);
        return new Call(
                "GET", path, made, null, input.isEmpty() ? Set.of() : Set.of("query:" + input), true, !input.isEmpty());
    }

    /** The flow is the house's, whichever mailbox it is about. */
    private static Call flowUses(String input, Made<String> id) {
        var call = list("/api/flows/uses", input, id);
        return new Call(call.method(), call.pattern(), call.path(), null, call.foreign(), true, false);
    }

    /** Contacts are the house's, whichever mailbox they wrote to. */
    private static Call suggestions(String path, Made<String> typed) {
        var call = list(path, "q", typed);
        return new Call(call.method(), call.pattern(), call.path(), null, call.foreign(), true, false);
    }

    private static void reads(List<Call> calls) {
        calls.add(ofTicket("GET", ""));
        calls.add(ofTicket("GET", "/history"));
        calls.add(ofTicket("GET", "/messages"));
        calls.add(ofTicket("GET", "/drafts"));
        calls.add(ofTicket("GET", "/presence"));
        calls.add(ofTicket("GET", "/links"));
        calls.addAll(ofMessage("GET", "/raw", RECEIVED_MESSAGE));
        calls.addAll(ofMessage("GET", "/mail", RECEIVED_MESSAGE));
        calls.add(one("GET", "/api/attachments/{id}", ATTACHMENT).behindMailbox());
        calls.add(one("GET", "/api/attachments/{id}", UPLOAD).behindMailbox());
        calls.add(one("GET", "/api/attachments/{id}/calendar", CALENDAR_FILE).behindMailbox());
        calls.add(one("GET", "/api/attachments/{id}/mail", MAIL_FILE).behindMailbox());
        calls.add(attachedFile());
        calls.add(one("GET", "/api/contacts/{id}", CONTACT));
        calls.add(one("GET", "/api/pictures/{id}", PICTURE));
        calls.add(testMail(Set.of("path:id"), (_, foreign) -> foreign.id(MAILBOX), (own, _) -> own.id(TEST_MAIL)));
        calls.add(testMail(Set.of("path:mail"), (own, _) -> own.id(MAILBOX), (_, foreign) -> foreign.id(TEST_MAIL)));
        calls.add(one("GET", "/api/mailboxes/{id}/domain", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/domain/records.txt", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/settings", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/letter", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/relay", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/groups", MAILBOX).behindMailbox());
        calls.add(one("GET", "/api/mailboxes/{id}/fetch", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/forwarding-test", MAILBOX));
        calls.add(one("GET", "/api/mailboxes/{id}/verifications", MAILBOX));
        calls.add(one("GET", "/api/schedules/{id}", SCHEDULE));
        calls.add(one("GET", "/api/admin/agents/{id}/permissions", AGENT));
        calls.add(one("GET", "/api/admin/roles/{id}", ROLE));
        calls.add(one("GET", "/api/admin/groups/{id}", GROUP));
        calls.add(one("GET", "/api/admin/groups/{id}/mailboxes", GROUP));
        calls.add(one("GET", "/api/brands/{id}/logo", BRAND));
        calls.add(one("GET", "/api/brands/{id}/mailbox", BRAND));
        calls.add(one("GET", "/api/outbox/{id}/raw", OUTBOX_MAIL).behindMailbox());
        calls.add(one("GET", "/api/outbox/{id}", OUTBOX_MAIL).behindMailbox());
        calls.add(
                simulate(Set.of("body:messageId"), (_, foreign) -> Map.of("messageId", foreign.id(RECEIVED_MESSAGE))));
        calls.add(simulate(Set.of(), (_, foreign) -> Map.of("input", Map.of("mailboxId", foreign.id(MAILBOX)))));
        calls.add(revision("GET", ""));
    }

    private static Call simulate(Set<String> foreign, Made<Map<String, Object>> body) {
        var path = "/api/flows/mail/simulate";
        return new Call("POST", path, (_, _) -> path, body, foreign, false, false);
    }

    /** Revisions are numbered in each house; one's own there is. */
    private static Call revision(String method, String rest) {
        var pattern = "/api/flows/mail/revisions/{revision}" + rest;
        return new Call(
                method,
                pattern,
                (own, foreign) -> pattern.replace("{revision}", own == foreign ? "1" : "2"),
                method.equals("GET") ? null : (_, _) -> Map.of(),
                Set.of("path:revision"),
                false,
                false);
    }

    private static void writes(List<Call> calls) {
        calls.add(revision("POST", "/restore"));
        calls.add(ofTicket("POST", "/messages", Map.of("kind", "note", "text", "Mine now")));
        calls.add(ofTicket("POST", "/messages", Map.of("kind", "reply", "text", "Mine now")));
        calls.add(ofTicket("PUT", "/presence", Map.of("state", "viewing", "screen", "one")));
        calls.add(draft("PUT", Map.of("html", "Mine now")));
        calls.add(draft("DELETE", null));
        calls.add(ofTicket("PATCH", "", Map.of("status", "solved")));
        calls.add(ofTicket("PATCH", "", Map.of("starred", true)));
        calls.add(ofTicket("PUT", "/seen"));
        calls.add(ofTicket("DELETE", "/seen"));
        calls.add(one("POST", "/api/mailboxes/{id}/domain/check", MAILBOX));
        calls.add(one("POST", "/api/mailboxes/{id}/forwarding-test", MAILBOX));
        mailboxes(calls);
        calls.add(new Call(
                "PUT",
                "/api/mailboxes/{id}/relay",
                (_, foreign) -> "/api/mailboxes/" + foreign.id(MAILBOX) + "/relay",
                (_, _) -> Map.of("host", "relay.invalid", "port", 25, "security", "plain"),
                Set.of("path:id"),
                false,
                false));
        calls.add(one("POST", "/api/mailboxes/{id}/relay/verify", MAILBOX));
        calls.add(new Call(
                "POST",
                "/api/mailboxes/{id}/connect",
                (_, foreign) -> "/api/mailboxes/" + foreign.id(MAILBOX) + "/connect",
                (_, _) -> Map.of("provider", "google", "direction", "incoming"),
                Set.of("path:id"),
                false,
                false));
        calls.add(fetch("PUT", "/api/mailboxes/{id}/fetch"));
        calls.add(fetch("POST", "/api/mailboxes/{id}/fetch/verify"));
        calls.addAll(ofMessage("POST", "/believe", RECEIVED_MESSAGE));
        calls.addAll(ofMessage("POST", "/disbelieve", RECEIVED_MESSAGE));
        calls.add(new Call(
                "PUT",
                "/api/security/single-sign-on",
                (_, _) -> "/api/security/single-sign-on",
                (own, foreign) -> own.signOn(List.of(foreign.id(GROUP))),
                Set.of("body:defaultGroupIds"),
                false,
                false));
        calls.add(new Call(
                "PUT",
                "/api/security/single-sign-on",
                (_, _) -> "/api/security/single-sign-on",
                (own, foreign) -> own.signOnWithLevel(foreign.id(LICENCE_LEVEL)),
                Set.of("body:licenceLevelId"),
                false,
                false));
        calls.add(new Call(
                "POST",
                "/api/security/single-sign-on/domains/{domain}/verify",
                (_, foreign) -> "/api/security/single-sign-on/domains/" + foreign.mark + ".example/verify",
                (_, _) -> Map.of(),
                Set.of("path:domain"),
                false,
                false));
        calls.add(link(
                "DELETE",
                "/api/tickets/{id}/label-suggestions/{label}",
                (_, foreign) -> foreign.id(TICKET),
                (own, _) -> own.id(LABEL),
                "path:id"));
        calls.add(link(
                "DELETE",
                "/api/tickets/{id}/label-suggestions/{label}",
                (own, _) -> own.id(TICKET),
                (_, foreign) -> foreign.id(LABEL),
                "path:label"));
        calls.addAll(ofLink("PUT"));
        calls.add(one("POST", "/api/admin/invitations/{id}/resend", INVITATION));
        calls.add(new Call(
                "POST",
                "/api/admin/invitations",
                (_, _) -> "/api/admin/invitations",
                (own, foreign) -> Map.of(
                        "addresses", List.of("new@" + own.mark + ".example"), "groupIds", List.of(foreign.id(GROUP))),
                Set.of("body:groupIds"),
                false,
                false));
        calls.add(new Call(
                "POST",
                "/api/admin/invitations",
                (_, _) -> "/api/admin/invitations",
                (own, foreign) -> Map.of(
                        "addresses",
                        List.of("new@" + own.mark + ".example"),
                        "licenceLevelId",
                        foreign.id(LICENCE_LEVEL)),
                Set.of("body:licenceLevelId"),
                false,
                false));
        calls.addAll(ofMessage("POST", "/resend", REPLY));
        calls.addAll(ofMessage("POST", "/take-back", SCHEDULED_MESSAGE));
        calls.add(new Call(
                "PUT",
                "/api/schedules/{id}",
                (_, foreign) -> "/api/schedules/" + foreign.id(SCHEDULE),
                (own, _) -> own.schedule(),
                Set.of("path:id"),
                false,
                false));
        calls.add(new Call(
                "POST",
                "/api/mailboxes",
                (_, _) -> "/api/mailboxes",
                (own, foreign) -> Map.of("name", own.mark, "address", foreign.mailboxAddress),
                Set.of("body:address"),
                false,
                false));
    }

    /** Who may do and see what, and how the house shows itself. */
    private static void team(List<Call> calls) {
        var permissions = "/api/admin/agents/{id}/permissions";
        calls.add(with("PUT", permissions, AGENT, own -> own.access(List.of())));
        calls.add(naming("PUT", permissions, AGENT, "roleIds", ROLE, House::access));
        calls.add(with("PUT", "/api/admin/roles/{id}", ROLE, House::role));
        calls.add(with("PUT", "/api/admin/groups/{id}", GROUP, House::group));
        calls.add(naming(
                "PUT",
                "/api/admin/groups/{id}",
                GROUP,
                "memberIds",
                AGENT,
                (_, ids) -> Map.of("name", "Mine", "memberIds", ids)));
        calls.add(naming(
                "POST",
                "/api/admin/groups",
                GROUP,
                "memberIds",
                AGENT,
                (_, ids) -> Map.of("name", "New", "memberIds", ids)));
        var mailboxes = "/api/admin/groups/{id}/mailboxes";
        calls.add(naming("PUT", mailboxes, GROUP, "mailboxIds", MAILBOX, (_, ids) -> Map.of("mailboxIds", ids)));
        calls.add(with("PUT", mailboxes, GROUP, _ -> Map.of("mailboxIds", List.of())));
        calls.add(with("PATCH", "/api/labels/{id}", LABEL, _ -> Map.of("colour", "red")));
        calls.add(naming("PATCH", "/api/labels/{id}", LABEL, "groupIds", GROUP, (_, ids) -> Map.of("groupIds", ids)));
        calls.add(with("PATCH", "/api/labels/{id}", LABEL, _ -> Map.of("groupIds", List.of())));
        calls.add(naming(
                "POST", "/api/labels", LABEL, "groupIds", GROUP, (_, ids) -> Map.of("name", "Mine", "groupIds", ids)));
        calls.add(with("PUT", "/api/brands/{id}", BRAND, House::brand));
        calls.add(one("POST", "/api/brands/{id}/logo", BRAND));
        calls.add(with("PUT", "/api/brands/{id}/mailbox", BRAND, _ -> Map.of()));
        calls.add(new Call(
                "PUT",
                "/api/brands/{id}/mailbox",
                (own, _) -> "/api/brands/" + own.id(BRAND) + "/mailbox",
                (_, foreign) -> Map.of("mailboxId", foreign.id(MAILBOX)),
                Set.of("body:mailboxId"),
                false,
                false));
    }

    /** The neighbour's thing, with a body of one's own. */
    static Call with(String method, String pattern, Thing thing, Function<House, Map<String, Object>> body) {
        var call = one(method, pattern, thing);
        return new Call(method, pattern, call.path(), (own, _) -> body.apply(own), call.foreign(), false, false);
    }

    /** One's own thing, with the neighbour's in its body. */
    static Call naming(
            String method,
            String pattern,
            Thing thing,
            String field,
            Thing named,
            BiFunction<House, List<String>, Map<String, Object>> body) {
        return new Call(
                method,
                pattern,
                (own, _) -> pattern.replace("{id}", own.id(thing)),
                (own, foreign) -> body.apply(own, List.of(foreign.id(named))),
                Set.of("body:" + field),
                false,
                false);
    }

    private static void mailboxes(List<Call> calls) {
        var settings = "/api/mailboxes/{id}/settings";
        calls.add(inSettings(settings, "scheduleId", (_, foreign) -> foreign.id(SCHEDULE)));
        calls.add(inSettings(settings, "assigneeId", (_, foreign) -> foreign.id(AGENT)));
        // lets go of the schedule, too
        calls.add(ofMailbox("PUT", "/settings", (_, foreign) -> foreign.settings()));
        calls.add(ofMailbox("PUT", "/letter", (_, foreign) -> Map.of("letter", foreign.letter())));
        calls.add(ofMailbox("POST", "/letter/tests", (own, _) -> Map.of("to", "test@" + own.mark + ".example")));
        calls.add(new Call(
                "PUT",
                "/api/mailboxes/{id}/letter",
                (own, _) -> "/api/mailboxes/" + own.id(MAILBOX) + "/letter",
                (own, foreign) -> {
                    var letter = new TreeMap<String, Object>(own.letter());
                    letter.put("logo", Map.of("src", "/api/pictures/" + foreign.id(PICTURE)));
                    return Map.of("letter", letter);
                },
                Set.of("body:logo"),
                false,
                false));
        calls.add(ofMailbox(
                "POST", "/letter/preview", (_, foreign) -> Map.of("letter", foreign.letter(), "kind", "later")));
    }

    private static Call testMail(Set<String> foreign, Made<String> mailbox, Made<String> mail) {
        return new Call(
                "GET",
                "/api/mailboxes/{id}/letter/tests/{mail}",
                (own, other) -> "/api/mailboxes/" + mailbox.of(own, other) + "/letter/tests/" + mail.of(own, other),
                null,
                foreign,
                false,
                false);
    }

    private static Call ofMailbox(String method, String rest, Made<Map<String, Object>> body) {
        return new Call(
                method,
                "/api/mailboxes/{id}" + rest,
                (_, foreign) -> "/api/mailboxes/" + foreign.id(MAILBOX) + rest,
                body,
                Set.of("path:id"),
                false,
                false);
    }

    private static Call inSettings(String pattern, String field, Made<Object> value) {
        return new Call(
                "PUT",
                pattern,
                (own, _) -> "/api/mailboxes/" + own.id(MAILBOX) + "/settings",
                (own, foreign) -> {
                    var body = new TreeMap<String, Object>(own.settings());
                    body.put(field, value.of(own, foreign));
                    return body;
                },
                Set.of("body:" + field),
                false,
                false);
    }

    /** One's own ticket, with something of the neighbour's. */
    private static void ticketBodies(List<Call> calls) {
        var ticket = "/api/tickets/{id}";
        calls.add(body("PATCH", ticket, "labelIds", (_, foreign) -> List.of(foreign.id(LABEL))));
        calls.add(body("PATCH", ticket, "assigneeId", (_, foreign) -> foreign.id(AGENT)));
        calls.add(body("PATCH", ticket, "groupId", (_, foreign) -> foreign.id(GROUP)));
        calls.add(body("PATCH", ticket, "typeId", (_, foreign) -> foreign.id(TYPE)));
        calls.add(body("PATCH", ticket, "fields", (_, foreign) -> Map.of(foreign.id(FIELD), "mine")));
        calls.add(body("PATCH", ticket, "mailboxId", (_, foreign) -> foreign.id(MAILBOX)));
        calls.add(body("PATCH", ticket, "status", (_, foreign) -> foreign.id(STATUS)));
        calls.add(body("POST", ticket + "/messages", "status", (_, foreign) -> foreign.id(STATUS)));
        calls.add(body("POST", ticket + "/messages", "attachmentIds", (_, foreign) -> List.of(foreign.id(UPLOAD))));
        calls.add(body("POST", ticket + "/messages", "draftId", (_, foreign) -> foreign.id(DRAFT)));
        calls.add(forward("messageIds", (_, foreign) -> List.of(foreign.id(RECEIVED_MESSAGE))));
        calls.add(forward("fileIds", (_, foreign) -> List.of(foreign.id(ATTACHMENT))));
        var draft = ticket + "/drafts/{kind}";
        calls.add(body("PUT", draft, "attachmentIds", (_, foreign) -> List.of(foreign.id(SECOND_UPLOAD))));
        calls.add(body("PUT", draft, "mentions", (_, foreign) -> List.of(foreign.id(AGENT))));
        calls.add(body("PUT", draft, "mailboxId", (_, foreign) -> foreign.id(MAILBOX)));
        var newDraft = "/api/drafts/new";
        calls.add(body("PUT", newDraft, "attachmentIds", (_, foreign) -> List.of(foreign.id(SECOND_UPLOAD))));
        calls.add(body("PUT", newDraft, "mentions", (_, foreign) -> List.of(foreign.id(AGENT))));
        calls.add(body("PUT", newDraft, "mailboxId", (_, foreign) -> foreign.id(MAILBOX))
                .behindMailbox());
        calls.add(mention());
        var tickets = "/api/tickets";
        calls.add(body("POST", tickets, "draftId", (_, foreign) -> foreign.id(SECOND_DRAFT)));
        calls.add(body("POST", tickets, "mailboxId", (_, foreign) -> foreign.id(MAILBOX))
                .behindMailbox());
        calls.add(body("POST", tickets, "labelIds", (_, foreign) -> List.of(foreign.id(LABEL))));
        calls.add(body("POST", tickets, "assigneeId", (_, foreign) -> foreign.id(AGENT)));
        calls.add(body("POST", tickets, "groupId", (_, foreign) -> foreign.id(GROUP)));
        calls.add(body("POST", tickets, "typeId", (_, foreign) -> foreign.id(TYPE)));
        calls.add(body("POST", tickets, "fields", (_, foreign) -> Map.of(foreign.id(FIELD), "mine")));
        calls.add(body("POST", tickets, "status", (_, foreign) -> foreign.id(STATUS)));
        calls.add(body("POST", tickets, "attachmentIds", (_, foreign) -> List.of(foreign.id(SECOND_UPLOAD))));
    }

    private static Call forward(String field, Made<Object> value) {
        return new Call(
                "POST",
                "/api/tickets/{id}/messages",
                (own, _) -> "/api/tickets/" + own.id(TICKET) + "/messages",
                (own, foreign) ->
                        Map.of("kind", "forward", "to", List.of("third@party.example"), field, value.of(own, foreign)),
                Set.of("body:" + field),
                false,
                false);
    }

    private static Call mention() {
        return new Call(
                "POST",
                "/api/tickets/{id}/messages",
                (own, _) -> "/api/tickets/" + own.id(TICKET) + "/messages",
                (_, foreign) -> Map.of("kind", "note", "text", "Mine", "mentions", List.of(foreign.id(AGENT))),
                Set.of("body:mentions"),
                false,
                false);
    }

    private static void removals(List<Call> calls) {
        calls.addAll(ofLink("DELETE"));
        calls.add(ofTicket("DELETE", ""));
        calls.add(ofTicket("POST", "/restore"));
        calls.add(new Call(
                "DELETE",
                "/api/mailboxes/{id}/relay",
                (_, foreign) -> "/api/mailboxes/" + foreign.id(MAILBOX) + "/relay?ifVersion=1",
                null,
                Set.of("path:id"),
                false,
                false));
        calls.add(one("DELETE", "/api/mailboxes/{id}/fetch", MAILBOX));
        mailboxRemovals(calls);
        calls.add(one("DELETE", "/api/schedules/{id}", SCHEDULE));
        calls.add(one("DELETE", "/api/blocked-senders/{id}", BLOCKED_SENDER));
        calls.add(one("DELETE", "/api/recipients/{id}", RECIPIENT));
        calls.add(forgetRecipients());
        calls.add(one("DELETE", "/api/admin/invitations/{id}", INVITATION));
        calls.add(one("DELETE", "/api/brands/{id}/logo", BRAND));
        calls.add(one("DELETE", "/api/brands/{id}", SPARE_BRAND));
        calls.add(one("DELETE", "/api/labels/{id}", SPARE_LABEL));
        calls.add(one("DELETE", "/api/admin/groups/{id}", GROUP));
        calls.add(one("DELETE", "/api/admin/roles/{id}", ROLE));
        calls.add(one("POST", "/api/admin/agents/{id}/password-link", AGENT));
        calls.add(one("DELETE", "/api/admin/agents/{id}/factors", AGENT));
        calls.add(organizationToken());
        calls.add(one("DELETE", "/api/agents/{id}", AGENT));
        calls.add(new Call(
                "PATCH",
                "/api/session/passkeys/{id}",
                (_, foreign) -> "/api/session/passkeys/" + foreign.id(PASSKEY),
                (_, _) -> Map.of("name", "Mine now"),
                Set.of("path:id"),
                false,
                false));
        calls.add(one("DELETE", "/api/session/passkeys/{id}", PASSKEY));
        calls.add(one("DELETE", "/api/sessions/{id}", SESSION));
        calls.add(one("DELETE", "/api/tokens/{id}", TOKEN));
        calls.add(one("DELETE", "/api/admin/tokens/{id}", OTHER_TOKEN));
    }

    private static void mailboxRemovals(List<Call> calls) {
        var pattern = "/api/mailboxes/{id}/removal";
        calls.add(new Call(
                "POST",
                pattern,
                (own, _) -> "/api/mailboxes/" + own.id(SPARE_MAILBOX) + "/removal",
                (own, foreign) -> Map.of("name", own.mark + " spare", "tickets", "move", "into", foreign.id(MAILBOX)),
                Set.of("body:into"),
                false,
                false));
        calls.add(new Call(
                "POST",
                pattern,
                (_, foreign) -> "/api/mailboxes/" + foreign.id(SPARE_MAILBOX) + "/removal",
                (_, foreign) -> Map.of("name", foreign.mark + " spare", "tickets", "trash"),
                Set.of("path:id"),
                false,
                false));
    }

    private static Call fetch(String method, String pattern) {
        var call = one(method, pattern, MAILBOX);
        return new Call(method, pattern, call.path(), (own, _) -> own.fetch(), call.foreign(), false, false);
    }

    static Call one(String method, String pattern, Thing thing) {
        return new Call(
                method,
                pattern,
                (_, foreign) -> pattern.replace("{id}", foreign.id(thing)),
                null,
                Set.of("path:id"),
                false,
                false);
    }

    private static Call attachedFile() {
        var pattern = "/api/attachments/{id}/mail/files/{path}";
        return new Call(
                "GET",
                pattern,
                (_, foreign) -> pattern.replace("{id}", foreign.id(MAIL_FILE)).replace("{path}", "0"),
                null,
                Set.of("path:id", "path:path"),
                false,
                true);
    }

    private static Call ofTicket(String method, String rest) {
        return one(method, "/api/tickets/{id}" + rest, TICKET).behindMailbox();
    }

    /** {@code kind} is a word, and no id of anybody's. */
    private static Call draft(String method, @Nullable Map<String, Object> body) {
        var pattern = "/api/tickets/{id}/drafts/{kind}";
        return new Call(
                method,
                pattern,
                (_, foreign) -> pattern.replace("{id}", foreign.id(TICKET)).replace("{kind}", "reply"),
                body == null ? null : (_, _) -> body,
                Set.of("path:id", "path:kind"),
                false,
                true);
    }

    private static Call ofTicket(String method, String rest, Map<String, Object> body) {
        var call = ofTicket(method, rest);
        return new Call(method, call.pattern(), call.path(), (_, _) -> body, call.foreign(), false, true);
    }

    /** Those of others are left out; where none is left, none is there. */
    private static Call organizationToken() {
        return new Call(
                "POST",
                "/api/admin/tokens",
                (_, _) -> "/api/admin/tokens",
                (_, foreign) -> Map.of("name", "Program", "groupIds", List.of(foreign.id(TOKEN_GROUP))),
                Set.of("body:groupIds"),
                false,
                false);
    }

    private static Call forgetRecipients() {
        return new Call(
                "POST",
                "/api/recipients/forget",
                (_, _) -> "/api/recipients/forget",
                (_, foreign) -> Map.of("ids", List.of(foreign.id(OTHER_RECIPIENT))),
                Set.of("body:ids"),
                false,
                false);
    }

    /** One's own ticket with the neighbour's, and the other way round. */
    private static List<Call> ofLink(String method) {
        var pattern = "/api/tickets/{id}/links/{other}";
        return List.of(
                link(
                        method,
                        pattern,
                        (own, _) -> own.id(TICKET),
                        (_, foreign) -> foreign.id(OTHER_TICKET),
                        "path:other"),
                link(method, pattern, (_, foreign) -> foreign.id(TICKET), (own, _) -> own.id(OTHER_TICKET), "path:id"));
    }

    private static Call link(String method, String pattern, Made<String> one, Made<String> other, String foreign) {
        Made<String> path = (own, theirs) ->
                pattern.replace("{id}", one.of(own, theirs)).replaceFirst("\\{(other|label)}", other.of(own, theirs));
        return new Call(method, pattern, path, null, Set.of(foreign), false, true);
    }

    /** The neighbour's message in the neighbour's ticket, and in one's own, and one's own in the neighbour's. */
    private static List<Call> ofMessage(String method, String rest, Thing message) {
        var pattern = "/api/tickets/{id}/messages/{message}" + rest;
        return List.of(
                message(
                        method,
                        pattern,
                        (_, foreign) -> foreign.id(TICKET),
                        (own, _) -> own.id(message),
                        Set.of("path:id")),
                message(
                        method,
                        pattern,
                        (own, _) -> own.id(TICKET),
                        (_, foreign) -> foreign.id(message),
                        Set.of("path:message")),
                message(
                        method,
                        pattern,
                        (_, foreign) -> foreign.id(TICKET),
                        (_, foreign) -> foreign.id(message),
                        Set.of("path:id", "path:message")));
    }

    private static Call message(
            String method, String pattern, Made<String> ticket, Made<String> message, Set<String> foreign) {
        Made<String> path = (own, other) ->
                pattern.replace("{id}", ticket.of(own, other)).replace("{message}", message.of(own, other));
        return new Call(method, pattern, path, null, foreign, false, true);
    }

    private static Call body(String method, String pattern, String field, Made<Object> value) {
        return new Call(
                method,
                pattern,
                (own, _) -> pattern.replace("{id}", own.id(TICKET)).replace("{kind}", "reply"),
                (own, foreign) -> {
                    var body = new TreeMap<String, Object>(required(method, pattern, own));
                    body.put(field, value.of(own, foreign));
                    return body;
                },
                Set.of("body:" + field),
                false,
                false);
    }

    private static Map<String, Object> required(String method, String pattern, House own) {
        if (!method.equals("POST")) {
            return Map.of();
        }
        return pattern.endsWith("/messages")
                ? Map.of("kind", "reply", "text", "Mine")
                : Map.of(
                        "mailboxId",
                        own.id(MAILBOX),
                        "to",
                        List.of("new@customer.example"),
                        "subject",
                        "Mine",
                        "text",
                        "Mine");
    }
}
