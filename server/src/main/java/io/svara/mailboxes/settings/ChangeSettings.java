package io.svara.mailboxes.settings;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.util.List;

/** Writes a mailbox's settings anew, whole. What they already say is no change. */
@UseCase(permission = Permission.MAILBOXES)
class ChangeSettings {

    private final Mailboxes mailboxes;
    private final SettingsReader reader;
    private final Log log;

    ChangeSettings(Mailboxes mailboxes, SettingsReader reader, Log log) {
        this.mailboxes = mailboxes;
        this.reader = reader;
        this.log = log;
    }

    SettingsView change(MailboxId id, SettingsRequest request) {
        var before = mailboxes.lock(id).orElseThrow(() -> Problem.notFound("mailbox"));
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        if (before.removing()) {
            throw Problem.of(Problem.Kind.CONFLICT, "being-removed", "This mailbox is being removed.");
        }
        var wanted = reader.read(request, before);
        var aliases = mailboxes.aliases(before);
        if (!wanted.isOf(before, aliases)) {
            mailboxes.change(
                    id, wanted.name(), wanted.numberPrefix(), wanted.zone(), wanted.schedule(), wanted.behaviours());
            setAliases(id, aliases, wanted.aliases());
            log.append(changed(before, aliases, wanted));
        }
        var now = mailboxes.get(id);
        return SettingsView.of(now, mailboxes.aliases(now));
    }

    private void setAliases(MailboxId id, List<String> before, List<String> wanted) {
        mailboxes.dropAliases(
                id, before.stream().filter(alias -> !wanted.contains(alias)).toList());
        for (var alias : wanted) {
            if (!before.contains(alias) && !mailboxes.addAlias(id, alias)) {
                throw Problem.invalid(
                        "aliases[" + wanted.indexOf(alias) + "]",
                        "address-taken",
                        alias + " is an address of a mailbox of this installation already.");
            }
        }
    }

    private static Change changed(Mailbox before, List<String> aliases, Settings wanted) {
        var was = before.behaviours();
        var is = wanted.behaviours();
        return Change.of("mailbox.changed", "mailbox", before.id())
                .with("name", !wanted.name().equals(before.name()))
                .with("zone", !wanted.zone().equals(before.zone()))
                .with("schedule", !java.util.Objects.equals(wanted.schedule(), before.schedule()))
                .with("behaviours", !wanted.behaviours().equals(before.behaviours()))
                .with("aliases", !wanted.aliases().equals(aliases))
                .changing("assignment", was.assignment().word(), is.assignment().word())
                .changing(
                        "closed-policy",
                        was.closedPolicy().word(),
                        is.closedPolicy().word())
                .changing("status-after-reply", was.statusAfterReply(), is.statusAfterReply());
    }
}
