package io.svara.mail.send;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Connections over which a mail has just gone well, for the next one to the same server. */
final class OpenConnections {

    /** Servers do not like to be held, and what has been silent for long may be dead. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** Some servers count, and end the connection in the middle of a mail. */
    private static final int MOST_MAILS = 100;

    record Open(SMTPTransport transport, int mails, long sinceNanos) {

        private boolean isOld() {
            return System.nanoTime() - sinceNanos > IDLE.toNanos();
        }
    }

    private final Map<MailServer, Deque<Open>> idle = new HashMap<>();
    private @Nullable Thread sweeper;

    /** The one that was used last; null: none is open. */
    @Nullable
    Open take(MailServer server) {
        while (true) {
            var open = last(server);
            // asks the server: it may have gone
            if (open == null || (!open.isOld() && open.transport().isConnected())) {
                return open;
            }
            close(open.transport());
        }
    }

    private synchronized @Nullable Open last(MailServer server) {
        var waiting = idle.get(server);
        return waiting == null ? null : waiting.pollLast();
    }

    void keep(MailServer server, SMTPTransport transport, int mails) {
        if (mails >= MOST_MAILS) {
            close(transport);
            return;
        }
        synchronized (this) {
            idle.computeIfAbsent(server, _ -> new ArrayDeque<>()).add(new Open(transport, mails, System.nanoTime()));
            if (sweeper == null) {
                sweeper = Thread.ofVirtual().name("svara-idle-mail-connections").start(this::sweepUntilEmpty);
            }
        }
    }

    private void sweepUntilEmpty() {
        while (true) {
            try {
                Thread.sleep(IDLE.dividedBy(2));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            var old = new ArrayList<Open>();
            boolean empty = takeOld(old);
            old.forEach(open -> close(open.transport()));
            if (empty) {
                return;
            }
        }
    }

    /** Whether nothing is left to look after. */
    private synchronized boolean takeOld(List<Open> old) {
        idle.values().forEach(waiting -> {
            while (!waiting.isEmpty() && waiting.getFirst().isOld()) {
                old.add(waiting.pollFirst());
            }
        });
        idle.values().removeIf(Deque::isEmpty);
        if (idle.isEmpty()) {
            sweeper = null;
        }
        return idle.isEmpty();
    }

    static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // what became of the mail is known by now
        }
    }
}
