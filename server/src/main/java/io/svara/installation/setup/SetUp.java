package io.svara.installation.setup;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.FieldError;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.mailboxes.create.CreateMailbox;
import io.svara.people.AccountRules;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.PasswordKind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a new installation its organisation, superadmin and first mailbox (ORG-1). Open to whoever has the link that
 * the terminal showed. Wrong links are not slowed: 160 random bits cannot be guessed at any speed.
 */
@UseCase(permission = Permission.NONE)
class SetUp {

    private final AccountRules rules;
    private final FirstRun firstRun;
    private final FirstOrganization firstOrganization;
    private final CreateMailbox createMailbox;
    private final Mailboxes mailboxes;

    SetUp(
            AccountRules rules,
            FirstRun firstRun,
            FirstOrganization firstOrganization,
            CreateMailbox createMailbox,
            Mailboxes mailboxes) {
        this.rules = rules;
        this.firstRun = firstRun;
        this.firstOrganization = firstOrganization;
        this.createMailbox = createMailbox;
        this.mailboxes = mailboxes;
    }

    /**
     * Without a transaction around it: the one that makes everything begins inside the organisation that it makes.
     *
     * @return the first mailbox, if one was asked for
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Mailbox> setUp(String secret, SetupForm form) {
        if (!firstRun.opens(secret)) {
            throw FirstOrganization.alreadySetUp();
        }
        form.check(rules);
        try {
            return make(form);
        } catch (Problem refused) {
            // whoever was a moment faster may also have taken the address: what matters is that it is done
            throw firstRun.opens(secret) ? refused : FirstOrganization.alreadySetUp();
        }
    }

    private Optional<Mailbox> make(SetupForm form) {
        var superadmin = NewAgent.superadmin(form.name(), form.email(), form.password(), PasswordKind.OWN);
        var mailbox = new AtomicReference<@Nullable Mailbox>();
        firstOrganization.make(SetupRow.Kind.REAL, form.organization(), form.language(), superadmin, first -> {
            if (form.hasMailbox()) {
                mailbox.set(mailbox(form, first));
            }
        });
        return Optional.ofNullable(mailbox.get());
    }

    private Mailbox mailbox(SetupForm form, AgentId superadmin) {
        try {
            var made = createMailbox.create(new CreateMailbox.Request(form.mailboxName(), form.mailboxAddress(), null));
            mailboxes.grant(made.id(), superadmin);
            return made;
        } catch (Problem refused) {
            throw atItsFields(refused);
        }
    }

    /** The mailbox's fields have longer names here, where there is also an agent's name. */
    private static Problem atItsFields(Problem refused) {
        if (refused.errors().isEmpty()) {
            return Problem.invalid("mailboxAddress", refused.code(), "");
        }
        return Problem.invalid(refused.errors().stream()
                .map(error -> new FieldError(
                        error.field().equals("name") ? "mailboxName" : "mailboxAddress", error.code(), error.message()))
                .toList());
    }
}
