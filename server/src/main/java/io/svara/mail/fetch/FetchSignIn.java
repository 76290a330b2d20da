package io.svara.mail.fetch;

import io.svara.mail.fetch.FetchAccount.Settings;
import io.svara.mail.fetch.imap.ImapClient;
import io.svara.mail.fetch.imap.ImapFailure;
import io.svara.mail.fetch.imap.ImapFailure.Kind;
import io.svara.mail.grant.AccessTokens;
import io.svara.mail.grant.AccessTokens.Token;
import io.svara.mail.grant.Direction;
import io.svara.mail.grant.GrantFailure;
import io.svara.mailboxes.MailboxId;
import org.springframework.stereotype.Component;

/** Signs in to an account: by its password, or by what its owner has granted. */
@Component
class FetchSignIn {

    private final FetchPasswords passwords;
    private final AccessTokens tokens;

    FetchSignIn(FetchPasswords passwords, AccessTokens tokens) {
        this.passwords = passwords;
        this.tokens = tokens;
    }

    void signIn(ImapClient client, MailboxId mailbox, Settings settings) throws ImapFailure {
        var password = settings.password();
        if (password != null) {
            client.signIn(settings.user(), passwords.open(mailbox, password));
            return;
        }
        var token = token(mailbox);
        try {
            client.signInByToken(settings.user(), token.value());
        } catch (ImapFailure refused) {
            if (refused.kind() != Kind.SIGN_IN_REFUSED) {
                throw refused;
            }
            // it may have been taken back before its time: once more with a new one
            tokens.refused(token);
            client.signInByToken(settings.user(), token(mailbox).value());
        }
    }

    private Token token(MailboxId mailbox) throws ImapFailure {
        try {
            return tokens.current(mailbox, Direction.INCOMING);
        } catch (GrantFailure failed) {
            throw new ImapFailure(
                    switch (failed.kind()) {
                        case GRANT_LAPSED -> Kind.GRANT_LAPSED;
                        case PROVIDER_REFUSED -> Kind.PROVIDER_REFUSED;
                        case PROVIDER_AWAY -> Kind.PROVIDER_AWAY;
                    },
                    failed.detail());
        }
    }
}
