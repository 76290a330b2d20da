package io.svara.contacts;

import io.svara.contacts.recipients.RecipientRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Remembers every outside address that mail came from or went to, for suggestions (MBX-13). In the caller's transaction, and
 * late in it: two mails of one address wait for each other from there on.
 */
@Component
public class RecipientsHistory {

    /**
     * Whom one mail came from, or went to.
     *
     * @param names by address; empty where there is none
     */
    public record Use(Map<String, String> names, Instant at) {}

    private final RecipientRows rows;

    RecipientsHistory(RecipientRows rows) {
        this.rows = rows;
    }

    /** One statement. @param names by address; empty where there is none */
    public void receivedFrom(Map<String, String> names, Instant at) {
        receivedFrom(List.of(new Use(names, at)));
    }

    /** One statement for several mails. */
    public void receivedFrom(Collection<Use> uses) {
        rows.used(uses, true);
    }

    /** One statement. @param names by address; empty where there is none */
    public void sentTo(Map<String, String> names, Instant at) {
        rows.used(List.of(new Use(names, at)), false);
    }
}
