package io.svara.mailboxes.create;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.RandomText;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.settings.NumberPrefix;
import io.svara.organization.Services;
import org.jspecify.annotations.Nullable;

/** Makes a mailbox with its unguessable inbound address. Whoever makes it sees its tickets. */
@UseCase(permission = Permission.MAILBOXES)
public class CreateMailbox {

    /** @param numberPrefix put before the numbers of its tickets where they are shown; may be absent */
    public record Request(
            String name, String address, @Nullable String numberPrefix) {}

    private static final int INBOUND_RANDOM_BITS = 100;

    private final Mailboxes mailboxes;
    private final Services services;
    private final SvaraSettings settings;
    private final Log log;

    CreateMailbox(Mailboxes mailboxes, Services services, SvaraSettings settings, Log log) {
        this.mailboxes = mailboxes;
        this.services = services;
        this.settings = settings;
        this.log = log;
    }

    public Mailbox create(Request request) {
        var checks = new Checks()
                .text(request.name(), "name", 100)
                .address(request.address(), "address")
                .that(
                        request.address() == null
                                || !EmailAddress.domain(request.address()).equals(settings.inboundDomain()),
                        "address",
                        "reserved-domain",
                        "Addresses of " + settings.inboundDomain() + " are given out by Svara itself.");
        var prefix = NumberPrefix.read(request.numberPrefix(), checks);
        checks.done();
        var id = mailboxes.add(request.name().strip(), EmailAddress.ascii(request.address()), inboundAddress(), prefix);
        if (Scope.actor() instanceof Actor.Agent maker) {
            mailboxes.grant(id, maker.agent());
        }
        // whoever has a mailbox uses tickets
        services.activate(Services.TICKETS);
        log.append(Change.of("mailbox.created", "mailbox", id));
        return mailboxes.get(id);
    }

    private String inboundAddress() {
        return "in-" + RandomText.base32(INBOUND_RANDOM_BITS) + "@" + settings.inboundDomain();
    }
}
