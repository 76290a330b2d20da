package io.svara.contacts;

import io.svara.contacts.recipients.RecipientRows;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Remembers every outside address that mail came from or went to, for suggestions (MBX-13). In the caller's transaction, and
 * late in it: two mails of one address wait for each other from there on.
 */
@Component
public class RecipientsHistory {

    private final RecipientRows rows;

    RecipientsHistory(RecipientRows rows) {
        this.rows = rows;
    }

    /** One statement. @param names by address; empty where there is none */
    public void receivedFrom(Map<String, String> names, Instant at) {
        rows.used(names, true, at);
    }

    /** One statement. @param names by address; empty where there is none */
    public void sentTo(Map<String, String> names, Instant at) {
        rows.used(names, false, at);
    }
}
