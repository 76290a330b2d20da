package io.svara.mail.domain;

import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.SecretBox;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Each domain that an organisation writes from has a key of its own, made when it is first asked for. */
@Component
class DomainKeys {

    /** In the key's name, so that the next one can stand beside it while receivers still check the old one. */
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    private final DomainRows rows;
    private final SecretBox box;
    private final Clock clock;

    DomainKeys(DomainRows rows, SecretBox box, Clock clock) {
        this.rows = rows;
        this.box = box;
        this.clock = clock;
    }

    /** @param name in lower case, as {@code xn--} where it has other letters */
    @Transactional(propagation = Propagation.MANDATORY)
    public DomainRows.Domain of(String name) {
        return rows.find(name).orElseGet(() -> {
            var selector = "svara"
                    + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(MONTH);
            var key = SigningKey.make(name, selector);
            rows.add(
                    name,
                    selector,
                    box.lock(key.privateKey().getEncoded(), place(name)),
                    key.publicKey(),
                    clock.instant());
            return rows.find(name).orElseThrow();
        });
    }

    SigningKey open(DomainRows.Domain domain) {
        return SigningKey.of(
                domain.name(),
                domain.selector(),
                box.open(domain.privateKey(), place(domain.name())),
                domain.publicKey());
    }

    private static String place(String domain) {
        return "dkim:" + Scope.organization().value() + ":" + domain;
    }
}
