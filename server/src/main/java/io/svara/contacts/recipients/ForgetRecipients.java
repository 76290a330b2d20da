package io.svara.contacts.recipients;

import io.svara.contacts.RecipientId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forgets addresses: they are suggested no more until mail comes from or goes to them anew. Their mails stay. */
@UseCase(permission = Permission.RECIPIENTS)
class ForgetRecipients {

    static final int MOST = 500;

    record Request(@Nullable List<RecipientId> ids) {}

    private final RecipientRows rows;
    private final Log log;

    ForgetRecipients(RecipientRows rows, Log log) {
        this.rows = rows;
        this.log = log;
    }

    void forget(RecipientId id) {
        if (rows.remove(List.of(id)) == 0) {
            throw Problem.notFound("recipient");
        }
        log.append(entry(id));
    }

    /** Those that are gone already are left out, as long as one is there. */
    void forget(Request request) {
        var ids = request.ids() == null ? List.<RecipientId>of() : request.ids();
        new Checks()
                .that(!ids.isEmpty(), "ids", "required", "Name at least one.")
                .that(ids.size() <= MOST, "ids", "too-many", "Remove at most " + MOST + " at once.")
                .done();
        if (rows.remove(ids) == 0) {
            throw Problem.notFound("recipient");
        }
        log.append(entry(ids.getFirst()).with("count", ids.size()));
    }

    private static Change entry(RecipientId id) {
        return Change.of("recipient.forgotten", "recipient", id);
    }
}
