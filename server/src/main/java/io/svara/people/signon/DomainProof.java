package io.svara.people.signon;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.TextRecords;
import io.svara.people.signon.SignOnDomain.State;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whether a domain is its organisation's: DNS is asked for the record with its token. Whoever has the record has the domain;
 * of several organisations with theirs in it, the one that was there before. In the organisation's scope, outside of
 * transactions.
 */
@Component
class DomainProof {

    enum Answer {
        FOUND,
        /** There is no such record. */
        ABSENT,
        /** Nobody could tell: all stays as it was. */
        UNKNOWN,
        /** It is there, and so is another organisation's. */
        TAKEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final TextRecords records;
    private final SignOnDomainRows domains;
    private final SignOnTable ways;
    private final Log log;
    private final TransactionOperations transaction;
    private final Clock clock;

    DomainProof(
            TextRecords records,
            SignOnDomainRows domains,
            SignOnTable ways,
            Log log,
            TransactionOperations transaction,
            Clock clock) {
        this.records = records;
        this.domains = domains;
        this.ways = ways;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    Answer ask(String name) {
        var domain = Objects.requireNonNull(transaction.execute(_ -> domains.find(name)))
                .orElseThrow(DomainProof::notFound);
        var found = records.at(domain.recordName());
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        var isThere = found.get().stream().map(String::strip).anyMatch(domain.recordValue()::equals);
        if (isThere) {
            otherHolder(name)
                    .ifPresent(other -> Scope.run(new Actor.Svara(other, "single-sign-on"), () -> askHolder(name)));
        }
        return Objects.requireNonNull(transaction.execute(_ -> writeDown(name, isThere)));
    }

    private Optional<OrganizationId> otherHolder(String name) {
        var own = Scope.organization();
        return Objects.requireNonNull(transaction.execute(_ -> ways.organization(name)))
                .filter(other -> !other.equals(own));
    }

    /** A domain that has gone from one owner to the next takes its record with it. */
    private void askHolder(String name) {
        try {
            ask(name);
        } catch (Problem goneMeanwhile) {
            // they have just let go of it
        }
    }

    private Answer writeDown(String name, boolean isThere) {
        var organization = Scope.organization();
        var now = clock.instant();
        var before = domains.lock(name).orElseThrow(DomainProof::notFound);
        domains.asked(name, now);
        if (isThere && !ways.take(organization, name)) {
            return Answer.TAKEN;
        }
        if (!isThere) {
            ways.drop(organization, name);
        }
        var state = before.state().once(isThere);
        if (state != before.state()) {
            domains.become(name, state, now);
            log.append(Change.of(
                    state == State.PROVED ? "single-sign-on.domain-proved" : "single-sign-on.domain-lost",
                    "single-sign-on",
                    organization));
        }
        return isThere ? Answer.FOUND : Answer.ABSENT;
    }

    private static Problem notFound() {
        return Problem.notFound("domain");
    }
}
