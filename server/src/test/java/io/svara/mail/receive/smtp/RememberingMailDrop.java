package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail drop that takes mail for {@code *@svara.example} and remembers it; single addresses can be told otherwise. */
public final class RememberingMailDrop implements MailDrop {

    public record Mail(Envelope envelope, byte[] raw) {

        public String text() {
            return new String(raw, StandardCharsets.ISO_8859_1);
        }
    }

    /** What happens instead of keeping a mail. */
    public interface Mishap {
        void happen() throws NotTakenNow;
    }

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Map<String, Decision> decisions = new ConcurrentHashMap<>();
    private volatile Mishap mishap = () -> {};

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    public Mail onlyMail() {
        if (mails.size() != 1) {
            throw new AssertionError("expected one mail, there are " + mails.size());
        }
        return mails.getFirst();
    }

    public void decide(String address, Decision decision) {
        decisions.put(address, decision);
    }

    public void beforeKeeping(Mishap happening) {
        mishap = happening;
    }

    @Override
    public Decision recipient(String address) {
        var known = address.endsWith("@svara.example") ? Decision.ACCEPT : Decision.UNKNOWN;
        return decisions.getOrDefault(address, known);
    }

    @Override
    public void accept(Envelope envelope, Path rawFile) throws NotTakenNow {
        mishap.happen();
        try {
            mails.add(new Mail(envelope, Files.readAllBytes(rawFile)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
