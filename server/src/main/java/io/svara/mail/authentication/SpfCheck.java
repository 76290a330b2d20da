package io.svara.mail.authentication;

import io.svara.channels.SenderChecks.Verdict;
import io.svara.kernel.EmailAddress;
import io.svara.mail.dns.Dns;
import io.svara.mail.dns.DnsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.jspecify.annotations.Nullable;

/** SPF (RFC 7208), by jSPF over Svara's own way to DNS. */
final class SpfCheck {

    private static final int MOST_HOSTS = 10;

    private SpfCheck() {}

    static Verdict check(Questions questions, String address, String sender, String helo) {
        var domain = domain(sender, helo);
        var result = result(questions, address, sender, helo);
        return new Verdict("spf", result, domain.isEmpty() ? null : domain, null, null, null, null, false);
    }

    private static String result(Questions questions, String address, String sender, String helo) {
        try {
            var result = new SPF(new Asking(questions)).checkSPF(address, sender, helo);
            return result.getResult().toLowerCase(Locale.ROOT);
        } catch (RuntimeException nonsense) {
            // of names and records that jSPF did not think of
            return "permerror";
        }
    }

    /** Reports come from nobody, so their server answers for them. */
    static String domain(String sender, String helo) {
        return EmailAddress.domain(sender.isEmpty() ? helo : sender);
    }

    /** DNS as jSPF asks for it: nothing found is null, and no answer an exception. */
    private record Asking(Questions questions) implements DNSService {

        @Override
        public @Nullable List<String> getRecords(DNSRequest request) throws TimeoutException {
            return switch (answer(request)) {
                case DnsAnswer.Found(var values) -> new ArrayList<>(values); // jSPF takes from it
                case DnsAnswer.Absent() -> null;
                case DnsAnswer.Unknown(var reason) -> throw new TimeoutException(reason);
            };
        }

        private DnsAnswer answer(DNSRequest request) {
            Dns dns = questions.dns();
            var name = request.getHostname();
            return switch (request.getRecordType()) {
                case DNSRequest.TXT -> questions.txt(name);
                case DNSRequest.A -> questions.ask(dns::ipv4, name);
                case DNSRequest.AAAA -> questions.ask(dns::ipv6, name);
                case DNSRequest.MX -> questions.ask(dns::mx, name);
                case DNSRequest.PTR -> questions.ask(dns::pointer, name);
                // the record type SPF was given up by RFC 7208
                default -> new DnsAnswer.Absent();
            };
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException("asked one after the other"));
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of();
        }

        @Override
        public void setTimeOut(int timeOut) {
            // each question has its own patience
        }

        @Override
        public int getRecordLimit() {
            return MOST_HOSTS;
        }

        @Override
        public void setRecordLimit(int recordLimit) {
            // RFC 7208, 4.6.4
        }
    }
}
