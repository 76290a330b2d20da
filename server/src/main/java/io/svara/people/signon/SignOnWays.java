package io.svara.people.signon;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** From a word to an organisation and its provider. Outside of transactions: each organisation's is one of its own. */
@Component
class SignOnWays {

    private static final int MAX_WORD = 254;

    private final SignOnTable ways;
    private final SignOnRows rows;
    private final TransactionOperations transaction;

    SignOnWays(SignOnTable ways, SignOnRows rows, TransactionOperations transaction) {
        this.ways = ways;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** @param word an e-mail address, or a handle */
    Optional<OrganizationId> organization(String word) {
        var small = word.strip().toLowerCase(Locale.ROOT);
        if (small.isEmpty() || small.length() > MAX_WORD) {
            return Optional.empty();
        }
        return small.contains("@") ? ways.organization(EmailAddress.domain(small)) : handle(small);
    }

    /** A domain alone is no handle: it is asked for with an address. */
    private Optional<OrganizationId> handle(String word) {
        return word.contains(".") ? Optional.empty() : ways.organization(word);
    }

    /** In the organisation's own scope; empty where it is switched off. */
    Optional<SignOn> settings(OrganizationId organization) {
        var found = Scope.call(
                new Actor.Svara(organization, "single-sign-on"), () -> transaction.execute(_ -> rows.find()));
        return found == null ? Optional.empty() : found.filter(SignOn::enabled);
    }
}
