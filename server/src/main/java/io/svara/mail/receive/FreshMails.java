package io.svara.mail.receive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.kernel.OrganizationId;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.storage.Blob;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What this node has acknowledged a moment ago, so that it need not read it back from the database: that would be a third
 * of a mail's transactions. A mail that is not here is read there; whether its ticket is still to be made is said there
 * in any case.
 */
@Component
class FreshMails {

    /** @param raw where its bytes lie */
    record Fresh(Received mail, Blob raw) {}

    private record Key(OrganizationId organization, long id) {}

    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Cache<Key, Fresh> mails =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    void put(OrganizationId organization, long id, Received mail, Blob raw) {
        mails.put(new Key(organization, id), new Fresh(mail, raw));
    }

    /** Once only: whoever tries again reads what is so then. */
    Optional<Fresh> take(OrganizationId organization, long id) {
        return Optional.ofNullable(mails.asMap().remove(new Key(organization, id)));
    }
}
