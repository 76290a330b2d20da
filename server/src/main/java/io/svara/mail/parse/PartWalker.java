package io.svara.mail.parse;

import io.svara.channels.Protection;
import io.svara.mail.parse.ParsedMail.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the parts of a mail: text and HTML become the body, all else goes to the sink. Mails inside of the
 * mail are attachments and are not opened; files that hold the mail itself are ({@link OpenedFiles}). Whatever breaks, what came
 * before it is kept.
 */
final class PartWalker {

    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxHeaderLen(MailLimits.HEADER_BYTES)
            .setMaxLineLen(MailLimits.HEADER_BYTES)
            .setMaxHeaderCount(MailLimits.PART_FIELDS)
            .setMaxContentLen(-1)
            .build();

    private static final Pattern PGP_MESSAGE = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----[ \\t]*$");
    private static final Pattern PGP_SIGNED = Pattern.compile("(?m)^-----BEGIN PGP SIGNED MESSAGE-----[ \\t]*$");

    /** A multipart that is being read, and what its parts have given so far. */
    private static final class Frame {
        private final String type;
        private final List<Body> bodies = new ArrayList<>();
        private byte[] preamble = new byte[0];
        private boolean hasParts;

        Frame(String type) {
            this.type = type;
        }

        boolean isAlternative() {
            return type.equals("multipart/alternative");
        }

        Body body() {
            // No boundary was found at all: then what stands before the first is all there is
            if (!hasParts && preamble.length > 0) {
                return Body.ofText(TextContent.plain(preamble, HeaderParameters.NONE));
            }
            return isAlternative() ? Body.alternative(bodies) : Body.sequence(bodies);
        }
    }

    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG, DecodeMonitor.SILENT, null);
    private final AttachmentWriter attachments;
    private final Deadline deadline;
    private final ReportParts reports = new ReportParts();
    private final AttachedSender attachedSender = new AttachedSender();
    private final Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);

    private final OpenedFiles opened;
    private final int wrappings;
    private @Nullable Protection protection;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Frame root = new Frame("");
    private List<HeaderField> fields = new ArrayList<>();
    private int parts;
    private int textRoom = MailLimits.TEXT_BYTES;
    private int htmlRoom = MailLimits.TEXT_BYTES;

    PartWalker(AttachmentWriter attachments, Deadline deadline) {
        this(attachments, deadline, 0);
    }

    /** @param wrappings in how many signed wrappings these parts were found */
    private PartWalker(AttachmentWriter attachments, Deadline deadline, int wrappings) {
        this.attachments = attachments;
        this.deadline = deadline;
        this.wrappings = wrappings;
        this.opened = new OpenedFiles(attachments);
        frames.push(root);
    }

    Body body() {
        var body = root.body();
        return body.readable().isBlank() && !opened.body().isEmpty() ? opened.body() : body;
    }

    /** Null where nothing is signed or encrypted. */
    @Nullable
    Protection protection() {
        return protection;
    }

    private void protectedBy(Protection found) {
        if (protection == null || found.isEncrypted() && !protection.isEncrypted()) {
            protection = found;
        }
    }

    ReportParts reports() {
        return reports;
    }

    @Nullable
    MailAddress attachedSender() {
        return attachedSender.sender();
    }

    Set<Flaw> flaws() {
        return flaws;
    }

    /** Throws only what the source or the sink threw. */
    void walk(InputStream entity) throws EdgeFailure {
        try {
            tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
            tokens.parse(entity);
            steps();
        } catch (OutOfTimeException over) {
            flaws.add(Flaw.OUT_OF_TIME);
        } catch (EdgeFailure failure) {
            throw failure;
        } catch (IOException | MimeException | RuntimeException | StackOverflowError broken) {
            flaws.add(Flaw.BROKEN_STRUCTURE);
        }
        while (frames.size() > 1) {
            closeMultipart();
        }
    }

    private void steps() throws IOException, MimeException, OutOfTimeException {
        var state = tokens.getState();
        while (state != EntityState.T_END_OF_STREAM && parts <= MailLimits.PARTS) {
            step(state);
            if (deadline.isOver()) {
                throw new OutOfTimeException();
            }
            state = tokens.next();
        }
        if (parts > MailLimits.PARTS) {
            flaws.add(Flaw.TOO_MANY_PARTS);
        }
    }

    private void step(EntityState state) throws IOException, OutOfTimeException {
        switch (state) {
            case T_START_BODYPART -> beginPart();
            case T_START_HEADER -> fields = new ArrayList<>();
            case T_FIELD -> fields.add(field(tokens.getField()));
            case T_END_HEADER -> limitDepth();
            case T_START_MULTIPART -> beginMultipart(part());
            case T_PREAMBLE -> current().preamble = tokens.getInputStream().readNBytes(MailLimits.PREAMBLE_BYTES);
            case T_END_MULTIPART -> closeMultipart();
            case T_BODY -> readBody(part());
            default -> {}
        }
    }

    private static HeaderField field(Field field) {
        var parsed = HeaderField.parse(field.getRaw().toByteArray());
        return parsed == null ? new HeaderField("", new byte[0]) : parsed;
    }

    private Frame current() {
        return frames.getFirst();
    }

    private Part part() {
        return new Part(List.copyOf(fields), tokens.getBodyDescriptor().getMimeType());
    }

    private void beginMultipart(Part part) {
        frames.push(new Frame(part.type()));
        var pgp =
                part.declaredType().get("protocol", "").toLowerCase(Locale.ROOT).startsWith("application/pgp");
        if (part.type().equals("multipart/signed")) {
            protectedBy(pgp ? Protection.SIGNED_PGP : Protection.SIGNED_SMIME);
        } else if (part.type().equals("multipart/encrypted")) {
            protectedBy(pgp ? Protection.ENCRYPTED_PGP : Protection.ENCRYPTED_SMIME);
        }
    }

    private void beginPart() {
        parts++;
        current().hasParts = true;
    }

    /** The parser puts a stream around a stream for each level, so the depth is bounded before it goes down. */
    private void limitDepth() {
        if (frames.size() <= MailLimits.DEPTH) {
            return;
        }
        tokens.setRecursionMode(RecursionMode.M_FLAT);
        if (new Part(List.copyOf(fields), "text/plain").isMultipart()) {
            flaws.add(Flaw.TOO_DEEP);
        }
    }

    private void closeMultipart() {
        var closed = frames.pop();
        current().bodies.add(closed.body());
    }

    private void readBody(Part part) throws IOException, OutOfTimeException {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        if (part.isRepeating() && current().isAlternative() || isMark(part)) {
            return;
        }
        if (frames.size() > 1) {
            reports.addHeader(part.fields());
        }
        if (isConversation(part)) {
            current().bodies.add(readText(part));
        } else {
            attach(part, TransferDecoding.decode(tokens.getInputStream(), part.encoding()));
        }
    }

    /**
     * Text without a file's name belongs to the conversation; text with one does where it is another form of the same, or
     * where nothing else was written.
     */
    private boolean isConversation(Part part) {
        if (!part.isText()) {
            return part.isMultipart() && !flaws.contains(Flaw.TOO_DEEP);
        }
        if (part.isDeclaredAttachment()) {
            return frames.size() == 1 && part.fileName() == null;
        }
        return part.fileName() == null || current().isAlternative() || !hasConversation();
    }

    private boolean hasConversation() {
        return frames.stream().anyMatch(frame -> frame.bodies.stream().anyMatch(body -> !body.isEmpty()));
    }

    private Body readText(Part part) throws IOException, OutOfTimeException {
        var content = TransferDecoding.decodeText(tokens.getInputStream(), part.encoding());
        int room = part.isHtml() ? htmlRoom : textRoom;
        var bytes = content.readNBytes(room);
        if (TextContent.looksBinary(bytes)) {
            attach(part, new SequenceInputStream(new ByteArrayInputStream(bytes), content));
            return Body.EMPTY;
        }
        if (bytes.length == room && content.read() >= 0) {
            flaws.add(Flaw.TEXT_CUT);
        }
        return part.isHtml() ? html(part, bytes) : text(part, bytes);
    }

    private Body html(Part part, byte[] bytes) {
        htmlRoom -= bytes.length;
        return Body.ofHtml(TextContent.html(bytes, part.declaredType()));
    }

    private Body text(Part part, byte[] bytes) throws IOException, OutOfTimeException {
        textRoom -= bytes.length;
        if (part.isEnriched()) {
            return Body.ofText(TextContent.enriched(bytes, part.declaredType()));
        }
        var text = Uuencoded.find(TextContent.plain(bytes, part.declaredType()));
        if (PGP_MESSAGE.matcher(text.text()).find()) {
            protectedBy(Protection.ENCRYPTED_PGP);
        } else if (PGP_SIGNED.matcher(text.text()).find()) {
            protectedBy(Protection.SIGNED_PGP);
        }
        for (var file : text.files()) {
            attachments.write(file);
        }
        return Body.ofText(text.text());
    }

    /** The first part of an encrypted mail says that it is one (RFC 3156). */
    private boolean isMark(Part part) {
        return part.type().equals("application/pgp-encrypted") && current().type.equals("multipart/encrypted");
    }

    private void attach(Part part, InputStream content) throws IOException, OutOfTimeException {
        var type = part.isMultipart() ? "application/octet-stream" : part.type();
        var label = new AttachmentWriter.Label(name(part), type, part.contentId());
        if (part.isTnef()) {
            opened.tnef(label, content);
        } else if (part.isSmime()) {
            unwrap(label, content, new Smime(part.smimeType()));
        } else {
            keep(label, content);
        }
    }

    private @Nullable String name(Part part) {
        var isEncrypted = current().type.equals("multipart/encrypted") && part.fileName() == null;
        return isEncrypted ? "encrypted.asc" : part.fileName();
    }

    private void unwrap(AttachmentWriter.Label label, InputStream content, Smime smime)
            throws IOException, OutOfTimeException {
        var mail = wrappings < MailLimits.WRAPPINGS ? opened.signed(label, content, smime) : null;
        if (wrappings >= MailLimits.WRAPPINGS) {
            keep(label, content);
        } else if (smime.isEncrypted()) {
            protectedBy(Protection.ENCRYPTED_SMIME);
        } else if (smime.isSigned()) {
            protectedBy(Protection.SIGNED_SMIME);
        }
        if (mail != null) {
            walkWithin(mail);
        }
    }

    private void walkWithin(byte[] mail) throws IOException {
        var within = new PartWalker(attachments, deadline, wrappings + 1);
        within.walk(new ByteArrayInputStream(mail));
        current().bodies.add(within.body());
        flaws.addAll(within.flaws);
        if (within.protection != null) {
            protectedBy(within.protection);
        }
    }

    private void keep(AttachmentWriter.Label label, InputStream content) throws IOException, OutOfTimeException {
        var type = label.contentType();
        var beginning = attachments.write(label, content);
        reports.add(type, beginning);
        attachedSender.read(type, beginning);
    }
}
