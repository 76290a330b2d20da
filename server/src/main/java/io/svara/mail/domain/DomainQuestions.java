package io.svara.mail.domain;

import io.svara.kernel.problem.Problem;
import io.svara.mail.dns.Dns;
import io.svara.mail.dns.DnsAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Asks DNS for all that a domain should say, at the same time and anew. Outside of a transaction. */
@Component
class DomainQuestions {

    private final Dns dns;

    DomainQuestions(Dns dns) {
        this.dns = dns;
    }

    List<FoundRecord> ask(DomainRecords records) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var questions = Arrays.stream(RecordPurpose.values())
                    .<Callable<FoundRecord>>map(purpose -> () -> ask(records, purpose))
                    .toList();
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.UNAVAILABLE, "stopping", "Svara is being stopped. Try again in a moment.");
        }
    }

    private FoundRecord ask(DomainRecords records, RecordPurpose purpose) {
        var name = records.name(purpose);
        dns.forget(name);
        return records.judge(purpose, purpose == RecordPurpose.RETURN_PATH ? returnPath(name) : dns.txt(name));
    }

    /** Without MX, mail goes to the host of the domain's own name (RFC 5321, 5.1). */
    private DnsAnswer returnPath(String domain) {
        var hosts = dns.mx(domain);
        return hosts instanceof DnsAnswer.Absent && dns.isHost(domain) ? new DnsAnswer.Found(List.of(domain)) : hosts;
    }
}
