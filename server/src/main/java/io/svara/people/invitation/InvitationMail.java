package io.svara.people.invitation;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Organizations;
import io.svara.people.account.AgentTable;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AccountLetters;
import io.svara.people.mail.AccountLetters.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Gives an invitation its link, and mails it. */
@Component
class InvitationMail {

    static final Duration GOOD_FOR = Duration.ofDays(14);

    private final InvitationRows rows;
    private final AccountLetters letters;
    private final AgentTable agents;
    private final Organizations organizations;
    private final SvaraSettings settings;

    InvitationMail(
            InvitationRows rows,
            AccountLetters letters,
            AgentTable agents,
            Organizations organizations,
            SvaraSettings settings) {
        this.rows = rows;
        this.letters = letters;
        this.agents = agents;
        this.organizations = organizations;
        this.settings = settings;
    }

    /** In the name of the agent who asks for it. */
    void send(InvitationId invitation, String email, Instant until) {
        var secret = Secrets.make();
        rows.setLink(invitation, Secrets.hash(secret));
        var organization = organizations.current();
        var inviter = agents.find(organization.id(), Scope.agent().agent()).orElseThrow(Problem::notSignedIn);
        letters.send(
                AccountLetter.INVITATION,
                new Recipient("", email, organization.language()),
                Map.of(
                        "organization", organization.name(),
                        "inviter", inviter.name(),
                        "until", date(until, organization.language())),
                settings.baseUrl() + "/invitation/" + secret);
    }

    private static String date(Instant at, String language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .withZone(ZoneOffset.UTC)
                .format(at);
    }
}
