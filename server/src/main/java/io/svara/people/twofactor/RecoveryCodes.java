package io.svara.people.twofactor;

import io.svara.kernel.AgentId;
import io.svara.kernel.RandomText;
import io.svara.kernel.access.Scope;
import io.svara.people.account.Secrets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Ten codes on paper, for the day on which the phone is gone. */
@Component
class RecoveryCodes {

    static final int COUNT = 10;
    /** Above the 112 bits from which a plain hash is enough (OWASP ASVS 5.0, 6.5.2). */
    private static final int BITS = 120;

    private static final int GROUP = 6;

    private final RecoveryCodeTable table;
    private final Clock clock;

    RecoveryCodes(RecoveryCodeTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** New ones in place of those there were. Nobody can be shown them again. */
    List<String> renew(AgentId agent) {
        var codes = Stream.generate(() -> RandomText.base32(BITS)).limit(COUNT).toList();
        table.replace(
                Scope.organization(), agent, codes.stream().map(Secrets::hash).toList(), clock.instant());
        return codes.stream().map(RecoveryCodes::grouped).toList();
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** However it was typed. */
    static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "");
    }
}
