package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import java.util.Locale;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Asks DNS whether the record is there that proves a domain to be the organisation's. */
@UseCase(permission = Permission.SECURITY, tokens = false)
class CheckSignOnDomain {

    /**
     * @param answer {@code found}, {@code absent}, {@code unknown} (nobody could tell, and all stays as it was) or
     *     {@code taken} (another organisation's record is there, too)
     */
    record Checked(String answer, SignOnView settings) {}

    private final DomainProof proof;
    private final SignOnViews views;
    private final TransactionOperations transaction;

    CheckSignOnDomain(DomainProof proof, SignOnViews views, TransactionOperations transaction) {
        this.proof = proof;
        this.views = views;
        this.transaction = transaction;
    }

    /** Short transactions, and the network between them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Checked check(String domain) {
        var answer = proof.ask(domain.strip().toLowerCase(Locale.ROOT));
        return new Checked(answer.word(), Objects.requireNonNull(transaction.execute(_ -> views.current())));
    }
}
