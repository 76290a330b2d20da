package io.svara.mail.fetch;

import io.svara.mail.fetch.FetchSessions.Running;
import io.svara.mail.fetch.imap.ImapClient;
import io.svara.mail.fetch.imap.ImapClient.Opened;
import io.svara.mail.fetch.imap.ImapFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Follows an account's folders over one connection, until the connection breaks or the settings change. */
final class FetchSession {

    /** How often the account's row is written to say that all is well. */
    private static final long SAY_SO_EVERY_NANOS = Duration.ofSeconds(50).toNanos();

    private static final Duration BREATH = Duration.ofMillis(300);

    private final FetchAccount account;
    private final ImapClient client;
    private final TakenMails taken;
    private final Running running;
    private final Duration poll;
    private @Nullable FolderReader reader;
    private @Nullable String openFolder;
    private long saidNanos;
    private boolean said;

    FetchSession(FetchAccount account, ImapClient client, TakenMails taken, Running running, Duration poll) {
        this.account = account;
        this.client = client;
        this.taken = taken;
        this.running = running;
        this.poll = poll;
    }

    /** Returns when the settings have changed. */
    void run() throws ImapFailure, InterruptedException {
        do {
            ImapFailure warning = null;
            for (var folder : account.settings().folders()) {
                var last = read(folder);
                warning = last == null ? warning : last;
            }
            say(warning);
            await();
        } while (!running.isEnding() && taken.isCurrent(account));
    }

    private @Nullable ImapFailure read(String folder) throws ImapFailure, InterruptedException {
        var uidNext = 0L;
        if (reader == null || !folder.equals(openFolder)) {
            var opened = open(folder);
            reader = FolderReader.of(account, client, taken, folder, opened);
            uidNext = opened.uidNext();
        }
        reader.read(uidNext);
        return reader.warning();
    }

    private Opened open(String folder) throws ImapFailure {
        openFolder = null;
        var opened = client.open(folder, account.settings().afterImport() == AfterImport.NOTHING);
        openFolder = folder;
        return opened;
    }

    private void say(@Nullable ImapFailure warning) {
        if (warning != null) {
            taken.warned(account, "after-import-refused", warning.detail());
        } else if (!said || System.nanoTime() - saidNanos > SAY_SO_EVERY_NANOS) {
            taken.succeeded(account);
        } else {
            return;
        }
        said = true;
        saidNanos = System.nanoTime();
    }

    /** New mail is heard of in the first folder, and looked for in the others. */
    private void await() throws ImapFailure, InterruptedException {
        var first = account.settings().folders().getFirst();
        if (!client.canIdle()) {
            running.pause(poll);
            client.noop();
            return;
        }
        if (!first.equals(openFolder)) {
            read(first);
        }
        client.idle(poll);
        // a server that never stops calling is not asked without a pause
        running.pause(BREATH);
    }
}
