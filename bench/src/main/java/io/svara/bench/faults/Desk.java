package io.svara.bench.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The agents: they see a ticket in the list and reply to it. */
final class Desk {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGES = 5;

    private final Api api;
    private final Ledger ledger;
    private final Map<String, String> mailboxes = new HashMap<>();
    /** Tickets by mailbox and subject. */
    private final Map<String, String> tickets = new ConcurrentHashMap<>();

    Desk(Api api, Ledger ledger) throws InterruptedException {
        this.api = api;
        this.ledger = ledger;
        for (var mailbox : api.items("/api/mailboxes?limit=50")) {
            mailboxes.put(mailbox.path("address").asString(), mailbox.path("id").asString());
        }
    }

    /** Looks at the list until it is interrupted. */
    void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        var path = "/api/tickets?limit=200";
        for (int page = 0; page < PAGES; page++) {
            var list = api.get(path);
            for (var ticket : list.path("items")) {
                tickets.put(
                        ticket.path("mailboxId").asString() + " "
                                + ticket.path("subject").asString(),
                        ticket.path("id").asString());
            }
            var cursor = list.path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                return;
            }
            path = "/api/tickets?limit=200&cursor=" + cursor;
        }
    }

    void reply(Letter letter, Plan.Reply reply) throws InterruptedException {
        var mailbox = Objects.requireNonNull(mailboxes.get(letter.recipients().getFirst()));
        var place = mailbox + " " + letter.subject();
        while (!tickets.containsKey(place)) {
            Thread.sleep(100);
        }
        var files = reply.attachment() == null
                ? List.of()
                : List.of(api.upload(reply.marker() + ".bin", reply.attachment().content())
                        .path("id")
                        .asString());
        var posted = api.post(
                "/api/tickets/" + tickets.get(place) + "/messages",
                reply.marker(),
                Map.of("kind", "reply", "text", reply.marker() + "\n\nDet är på väg.", "attachmentIds", files));
        ledger.count("replies posted");
        ledger.posted(reply.marker(), posted.path("id").asString());
    }
}
