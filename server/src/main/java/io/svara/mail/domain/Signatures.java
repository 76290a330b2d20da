package io.svara.mail.domain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.StringJoiner;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs what leaves, for the domain that it says it is from. */
@Component
public class Signatures {

    /**
     * From twice: so nobody can put a second one before it. What relays add or rewrite (Received, Return-Path) is left out.
     */
    private static final String TEMPLATE = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; q=dns/txt;"
            + " h=from:from:to:cc:reply-to:subject:date:message-id: in-reply-to:references:mime-version:content-type:"
            + " content-transfer-encoding:auto-submitted:list-unsubscribe: list-unsubscribe-post; bh=; b=;";

    private static final int LINE = 76;

    private record Whose(OrganizationId organization, String domain) {}

    private final DomainKeys keys;
    private final TransactionTemplate transaction;

    /** For a minute: a key that is taken out of use may sign so long, and no longer. */
    private final Cache<Whose, SigningKey> opened = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(1_000)
            .build();

    Signatures(DomainKeys keys, TransactionTemplate transaction) {
        this.keys = keys;
        this.transaction = transaction;
    }

    /** @param sender the address in From */
    public boolean signs(String sender) {
        return EmailAddress.domain(sender).contains(".");
    }

    /**
     * To be put before the mail's first header. Outside of a transaction: the mail is read whole.
     *
     * @param sender the address in From
     * @param mail in lines that end with CRLF
     * @return a whole header, folded, with CRLF at its end
     */
    public String header(String sender, Path mail) throws IOException {
        var key = key(EmailAddress.domain(EmailAddress.ascii(sender)));
        var signer = new DKIMSigner(TEMPLATE.formatted(key.domain(), key.selector()), key.privateKey());
        try (var bytes = new BufferedInputStream(Files.newInputStream(mail))) {
            return folded(signer.sign(bytes));
        } catch (FailException impossible) {
            throw new IllegalStateException("A mail that Svara has made cannot be signed", impossible);
        }
    }

    private SigningKey key(String domain) {
        return opened.get(
                new Whose(Scope.organization(), domain),
                whose -> transaction.execute(_ -> keys.open(keys.of(whose.domain()))));
    }

    /**
     * At the white space that was signed with it, and within the signature's value, which is not signed itself: anywhere
     * else a fold would be a change.
     */
    private static String folded(String header) {
        var lines = new StringJoiner("\r\n\t", "", "\r\n");
        var line = new StringBuilder();
        for (var word : header.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
                lines.add(line);
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
            while (word.startsWith("b=") && line.length() > LINE) {
                lines.add(line.substring(0, LINE));
                line.delete(0, LINE);
            }
        }
        return lines.add(line).toString();
    }
}
