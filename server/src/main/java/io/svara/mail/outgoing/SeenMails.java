package io.svara.mail.outgoing;

import io.svara.channels.Threads;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mailboxes.Visibilities;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Which mails of ours the current agent may see: those of tickets that they see. Mail about accounts opens accounts, so nobody
 * sees it; but a superadmin of the demo, where it goes nowhere else.
 */
@Component
class SeenMails {

    private final Visibilities visibilities;
    private final Threads threads;
    private final SvaraSettings settings;

    SeenMails(Visibilities visibilities, Threads threads, SvaraSettings settings) {
        this.visibilities = visibilities;
        this.threads = threads;
        this.settings = settings;
    }

    boolean isSeen(Outgoing mail) {
        return among(List.of(mail)).test(mail);
    }

    Predicate<Outgoing> among(Collection<Outgoing> mails) {
        var seen = threads.visible(
                visibilities.ofCurrentAgent(),
                mails.stream()
                        .filter(mail -> mail.place() != null)
                        .map(Outgoing::thread)
                        .distinct()
                        .toList());
        var accounts = settings.demo() && Scope.actor().may(Permission.SUPERADMIN);
        return mail -> mail.place() == null ? accounts : seen.contains(mail.thread());
    }
}
