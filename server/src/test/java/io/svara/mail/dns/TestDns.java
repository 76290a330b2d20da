package io.svara.mail.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** A name server on this machine, by UDP and TCP, for the names that a test gives it; all others do not exist. */
public final class TestDns implements AutoCloseable {

    private static final int MOST_BY_UDP = 512;
    private static final int STRING = 255;
    private static final long TTL = 3600;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final List<Name> asked = new CopyOnWriteArrayList<>();
    private final Set<Name> failingNames = ConcurrentHashMap.newKeySet();
    private volatile boolean silent;
    private volatile boolean failing;

    private TestDns(DatagramSocket udp, ServerSocket tcp) {
        this.udp = udp;
        this.tcp = tcp;
    }

    public static TestDns start() {
        try {
            var here = InetAddress.getLoopbackAddress();
            var tcp = new ServerSocket(0, 50, here);
            var udp = new DatagramSocket(new InetSocketAddress(here, tcp.getLocalPort()));
            var dns = new TestDns(udp, tcp);
            Thread.ofVirtual().name("test-dns-udp").start(dns::serveUdp);
            Thread.ofVirtual().name("test-dns-tcp").start(dns::serveTcp);
            return dns;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@code svara.dns.servers} takes it. */
    public String address() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    /** Replaces what is there. A text beyond 255 bytes goes out in several strings. */
    public void txt(String name, String... texts) {
        put(
                name,
                Type.TXT,
                Arrays.stream(texts)
                        .map(text -> (Record) new TXTRecord(name(name), DClass.IN, TTL, strings(text)))
                        .toList());
    }

    public void mx(String name, String... hosts) {
        put(
                name,
                Type.MX,
                Arrays.stream(hosts)
                        .map(host -> (Record) new MXRecord(name(name), DClass.IN, TTL, 10, name(host)))
                        .toList());
    }

    /** Each as in a record, such as {@code 10 mx.example.com}. */
    public void exchanges(String name, String... exchanges) {
        put(
                name,
                Type.MX,
                Arrays.stream(exchanges)
                        .map(exchange -> exchange.split(" "))
                        .map(words -> (Record)
                                new MXRecord(name(name), DClass.IN, TTL, Integer.parseInt(words[0]), name(words[1])))
                        .toList());
    }

    public void aaaa(String name, String address) {
        try {
            put(name, Type.AAAA, List.of(new AAAARecord(name(name), DClass.IN, TTL, InetAddress.getByName(address))));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    public void a(String name, String address) {
        try {
            put(name, Type.A, List.of(new ARecord(name(name), DClass.IN, TTL, InetAddress.getByName(address))));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** No answer at all. */
    public void silent(boolean now) {
        silent = now;
    }

    /** SERVFAIL to all. */
    public void failing(boolean now) {
        failing = now;
    }

    /** SERVFAIL to all that concerns this name. */
    public void failingFor(String name) {
        failingNames.add(name(name));
    }

    /** How often a name was asked for. */
    public long asked(String name) {
        return asked.stream().filter(name(name)::equals).count();
    }

    private void put(String name, int type, List<Record> added) {
        records.merge(
                name(name),
                added,
                (known, more) -> java.util.stream.Stream.concat(
                                known.stream().filter(record -> record.getType() != type), more.stream())
                        .toList());
    }

    private static List<String> strings(String text) {
        return text.length() <= STRING
                ? List.of(text)
                : java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(text.substring(0, STRING)),
                                strings(text.substring(STRING)).stream())
                        .toList();
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text.toLowerCase(java.util.Locale.ROOT), Name.root);
        } catch (TextParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private void serveUdp() {
        var buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer.isPresent()) {
                    var bytes = answer.get().toWire(MOST_BY_UDP);
                    udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException ended) {
                // closed, or a question that is none
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (var connection = tcp.accept();
                    var input = new DataInputStream(connection.getInputStream());
                    var output = new DataOutputStream(connection.getOutputStream())) {
                var answer = answer(input.readNBytes(input.readUnsignedShort()));
                if (answer.isPresent()) {
                    var bytes = answer.get().toWire();
                    output.writeShort(bytes.length);
                    output.write(bytes);
                }
            } catch (IOException ended) {
                // closed, or a question that is none
            }
        }
    }

    private Optional<Message> answer(byte[] bytes) throws IOException {
        if (silent) {
            return Optional.empty();
        }
        var question = new Message(bytes);
        var record = question.getQuestion();
        var name = name(record.getName().toString());
        asked.add(name);
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(record, Section.QUESTION);
        if (failing || failingNames.contains(name)) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return Optional.of(answer);
        }
        var known = records.get(name);
        var found = known == null
                ? List.<Record>of()
                : known.stream()
                        .filter(one -> one.getType() == record.getType())
                        .toList();
        found.forEach(one -> answer.addRecord(one, Section.ANSWER));
        if (found.isEmpty()) {
            answer.getHeader().setRcode(known == null ? Rcode.NXDOMAIN : Rcode.NOERROR);
            answer.addRecord(
                    new SOARecord(Name.root, DClass.IN, TTL, name("ns.test"), name("host.test"), 1, 60, 60, 60, TTL),
                    Section.AUTHORITY);
        }
        return Optional.of(answer);
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
