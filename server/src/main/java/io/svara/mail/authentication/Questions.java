package io.svara.mail.authentication;

import io.svara.mail.dns.Dns;
import io.svara.mail.dns.DnsAnswer;
import java.util.function.Function;

/**
 * All that one mail may ask of DNS. A mail names whom to ask, so it is bounded; and where DNS is away, it is not waited for again and
 * again. One thread's.
 */
final class Questions {

    private static final int MOST = 80;
    private static final int MOST_UNANSWERED = 2;

    private final Dns dns;
    private int asked;
    private int unanswered;

    Questions(Dns dns) {
        this.dns = dns;
    }

    DnsAnswer txt(String name) {
        return ask(dns::txt, name);
    }

    DnsAnswer ask(Function<String, DnsAnswer> question, String name) {
        if (asked >= MOST || unanswered >= MOST_UNANSWERED) {
            return new DnsAnswer.Unknown("asked too often");
        }
        asked++;
        var answer = question.apply(name);
        unanswered += answer instanceof DnsAnswer.Unknown ? 1 : 0;
        return answer;
    }

    Dns dns() {
        return dns;
    }
}
