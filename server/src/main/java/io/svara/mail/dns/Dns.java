package io.svara.mail.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupFailedException;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/**
 * The one way to ask DNS: answers are kept as long as they allow, few questions are under way at a time, and each ends after
 * {@link #PATIENCE}. Never asked while mail is taken in, nor within a transaction.
 */
@Component
public class Dns {

    static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration ONE_SERVER = Duration.ofSeconds(3);
    private static final int ANSWERS_KEPT = 20_000;
    private static final int QUESTIONS_AT_A_TIME = 64;

    private final LookupSession session;
    private final Cache cache = new Cache(DClass.IN);
    private final Semaphore questions = new Semaphore(QUESTIONS_AT_A_TIME);

    Dns(DnsSettings settings) throws IOException {
        cache.setMaxEntries(ANSWERS_KEPT);
        this.session = LookupSession.builder()
                .resolver(resolver(settings))
                .cache(cache)
                .build();
    }

    private static Resolver resolver(DnsSettings settings) throws IOException {
        var servers = settings.addresses();
        var resolver = servers.isEmpty() ? new ExtendedResolver() : new ExtendedResolver(resolvers(servers));
        resolver.setTimeout(ONE_SERVER);
        return resolver;
    }

    private static List<Resolver> resolvers(List<InetSocketAddress> servers) {
        var resolvers = new ArrayList<Resolver>();
        servers.forEach(server -> resolvers.add(new SimpleResolver(server)));
        return resolvers;
    }

    /** Each record's strings joined, as SPF, DKIM and DMARC read them. */
    public DnsAnswer txt(String name) {
        return ask(name, Type.TXT);
    }

    /** Host names without the last dot, the preferred first; {@code .} for a domain that takes no mail (RFC 7505). */
    public DnsAnswer mx(String name) {
        return ask(name, Type.MX);
    }

    /** As in the records, such as {@code 10 mx.example.com}; see {@link #mx}. */
    public DnsAnswer exchanges(String name) {
        return ask(name, Type.MX, record -> preference(record) + " " + word(record));
    }

    /** Those of IPv4 first. What is found counts, also when the other kind could not be asked for. */
    public DnsAnswer addresses(String name) {
        var four = ask(name, Type.A);
        var six = ask(name, Type.AAAA);
        var found =
                Stream.of(four, six).flatMap(answer -> answer.values().stream()).toList();
        if (!found.isEmpty()) {
            return new DnsAnswer.Found(found);
        }
        return four instanceof DnsAnswer.Unknown ? four : six;
    }

    /** Addresses, written out. */
    public DnsAnswer ipv4(String name) {
        return ask(name, Type.A);
    }

    /** Addresses, written out. */
    public DnsAnswer ipv6(String name) {
        return ask(name, Type.AAAA);
    }

    /** Host names without the last dot, of a name such as {@code 7.2.0.192.in-addr.arpa}. */
    public DnsAnswer pointer(String name) {
        return ask(name, Type.PTR);
    }

    /** Whether the name has an address of its own. */
    public boolean isHost(String name) {
        return ipv4(name) instanceof DnsAnswer.Found || ipv6(name) instanceof DnsAnswer.Found;
    }

    /** Without what is kept: for somebody who has just changed a record. */
    public void forget(String name) {
        try {
            var absolute = absolute(name);
            cache.flushName(absolute);
        } catch (TextParseException nothingKept) {
            // a name that cannot be asked for
        }
    }

    private DnsAnswer ask(String name, int type) {
        return ask(name, type, Dns::word);
    }

    private DnsAnswer ask(String name, int type, Function<Record, String> word) {
        try {
            if (!questions.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new DnsAnswer.Unknown("too many questions are under way");
            }
            try {
                return answer(absolute(name), type, word);
            } finally {
                questions.release();
            }
        } catch (TextParseException noName) {
            return new DnsAnswer.Absent();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new DnsAnswer.Unknown("interrupted");
        }
    }

    private DnsAnswer answer(Name name, int type, Function<Record, String> word) throws InterruptedException {
        try {
            var records = session.lookupAsync(name, type)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .getRecords();
            return records.isEmpty() ? new DnsAnswer.Absent() : new DnsAnswer.Found(words(records, word));
        } catch (ExecutionException failed) {
            return failure(failed.getCause());
        } catch (TimeoutException late) {
            return new DnsAnswer.Unknown("no answer in time");
        }
    }

    private static DnsAnswer failure(@Nullable Throwable failed) {
        return switch (failed) {
            case null -> new DnsAnswer.Unknown("no answer");
            case NoSuchDomainException absent -> new DnsAnswer.Absent();
            case NoSuchRRSetException absent -> new DnsAnswer.Absent();
            case CompletionException wrapped -> failure(wrapped.getCause());
            case LookupFailedException servers -> new DnsAnswer.Unknown("the name's servers fail");
            default -> new DnsAnswer.Unknown("no answer");
        };
    }

    private static List<String> words(List<Record> records, Function<Record, String> word) {
        return records.stream()
                .sorted((one, other) -> Integer.compare(preference(one), preference(other)))
                .map(word)
                .toList();
    }

    private static int preference(Record record) {
        return record instanceof MXRecord mx ? mx.getPriority() : 0;
    }

    private static String word(Record record) {
        return switch (record) {
            case TXTRecord txt -> String.join("", txt.getStrings());
            case MXRecord mx when mx.getTarget().equals(Name.root) -> ".";
            case MXRecord mx -> mx.getTarget().toString(true);
            case PTRRecord pointer -> pointer.getTarget().toString(true);
            default -> record.rdataToString();
        };
    }

    private static Name absolute(String name) throws TextParseException {
        return Name.fromString(name, Name.root);
    }
}
