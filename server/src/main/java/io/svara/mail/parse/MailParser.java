package io.svara.mail.parse;

import io.svara.channels.html.ContentIds;
import io.svara.mail.parse.ParsedMail.Flaw;
import io.svara.mail.parse.report.ReportReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a mail apart in one pass over its bytes. Bounded in depth, parts, header, text and time ({@code MailLimits});
 * attachments go straight to the sink and are never held. Has no state: one instance serves all threads.
 */
public final class MailParser {

    private static final Pattern BOUNDARY = Pattern.compile("(?m)^--([^\\s-][^\\r\\n]{0,69}?)[ \\t]*\\r?$");

    // A declared type longer than this cannot be meant
    private static final int MAX_CONTENT_FIELD_BYTES = 16_384;
    private static final int LOOKED_AT = 8_192;

    private final LongSupplier nanoTime;

    public MailParser() {
        this(System::nanoTime);
    }

    /** @param nanoTime the clock that the time limit is measured by, see {@link System#nanoTime} */
    public MailParser(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** As {@link #parse(InputStream, String, AttachmentSink)}, where nothing is known of the envelope. */
    public ParsedMail parse(InputStream raw, AttachmentSink sink) throws UnreadableMailException, IOException {
        return parse(raw, null, sink);
    }

    /**
     * @param raw read to its end, not closed
     * @param envelopeSender as SMTP named it, empty for {@code <>}; null when not known: then Return-Path tells
     * @throws UnreadableMailException when this is no mail; some attachments may have gone to the sink
     * @throws IOException what the raw stream or the sink threw: nothing is known of the mail then, try again later.
     *     Their unchecked exceptions come as they are
     */
    public ParsedMail parse(InputStream raw, @Nullable String envelopeSender, AttachmentSink sink)
            throws UnreadableMailException, IOException {
        try {
            return read(LineEnds.mended(new GuardedSource(raw)), envelopeSender, sink);
        } catch (EdgeFailure failure) {
            throw failure.unwrap();
        } catch (RuntimeException | StackOverflowError failed) {
            throw UnreadableMailException.parserFailed(failed);
        }
    }

    private ParsedMail read(InputStream mail, @Nullable String envelopeSender, AttachmentSink sink)
            throws UnreadableMailException, IOException {
        var header = MailHeader.read(mail);
        var body = new BufferedInputStream(header.body(), LOOKED_AT);
        var beginning = LineEnds.peek(body, LOOKED_AT);
        if (header.isMissing()) {
            refuseWhatIsNoText(beginning);
        }
        var digested = new DigestedInput(body);
        digestHeader(header, digested);
        var deadline = new Deadline(nanoTime, MailLimits.TIME);
        var attachments = new AttachmentWriter(sink, deadline);
        var walker = new PartWalker(attachments, deadline);
        walker.walk(new SequenceInputStream(new ByteArrayInputStream(entityHeader(header, beginning)), digested));
        return assemble(header, envelopeSender, walker, attachments, digested.finish());
    }

    private static void refuseWhatIsNoText(byte[] beginning) throws UnreadableMailException {
        if (new String(beginning, StandardCharsets.ISO_8859_1).isBlank()) {
            throw UnreadableMailException.empty();
        }
        if (TextContent.looksBinary(beginning)) {
            throw UnreadableMailException.notMail();
        }
    }

    /** What servers add on the way, and how they fold lines, does not count. */
    private static void digestHeader(MailHeader header, DigestedInput digest) {
        for (var name : List.of("from", "date", "subject")) {
            var field = header.first(name);
            var value = field == null ? "" : new String(field.value(), StandardCharsets.ISO_8859_1);
            var line = name + ":" + value.replaceAll("\\s+", " ").strip() + "\n";
            digest.update(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** The MIME parser is given only the fields that it needs, so that no other can trouble it. */
    private static byte[] entityHeader(MailHeader header, byte[] beginning) {
        var fields = new ByteArrayOutputStream();
        for (var name : List.of("content-type", "content-transfer-encoding", "content-disposition", "content-id")) {
            var field = header.first(name);
            if (field != null) {
                fields.writeBytes((name + ": ").getBytes(StandardCharsets.US_ASCII));
                fields.writeBytes(contentField(field, beginning));
                fields.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        fields.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return fields.toByteArray();
    }

    private static byte[] contentField(HeaderField field, byte[] beginning) {
        var value = field.value();
        var bounded = value.length > MAX_CONTENT_FIELD_BYTES ? Arrays.copyOf(value, MAX_CONTENT_FIELD_BYTES) : value;
        var boundary = field.name().equals("content-type") ? missingBoundary(bounded, beginning) : null;
        if (boundary == null) {
            return bounded;
        }
        var type = HeaderParameters.parse(new String(bounded, StandardCharsets.ISO_8859_1))
                .value();
        return (type + "; boundary=\"" + boundary.replace("\"", "\\\"") + "\"").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A multipart that forgot to say its boundary shows it in its first line. */
    private static @Nullable String missingBoundary(byte[] contentType, byte[] beginning) {
        var type = HeaderParameters.parse(new String(contentType, StandardCharsets.ISO_8859_1));
        if (!type.value().startsWith("multipart/") || !type.get("boundary", "").isBlank()) {
            return null;
        }
        var line = BOUNDARY.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        return line.find() ? line.group(1) : null;
    }

    private static ParsedMail assemble(
            MailHeader header,
            @Nullable String envelopeSender,
            PartWalker walker,
            AttachmentWriter attachments,
            String contentDigest) {
        var fields = new MailFields(header);
        var body = walker.body();
        var headers = fields.headers();
        var from = fields.addresses("from");
        var subject = fields.subject();
        var evidence = new Evidence(headers, envelopeSender, from, subject, fields.contentType());
        var report = ReportReader.read(evidence.reported(
                fields.addresses("to"), body::readable, walker.reports().all()));
        return new ParsedMail(
                fields.messageId(),
                fields.ids("in-reply-to"),
                fields.ids("references"),
                from,
                fields.addresses("reply-to"),
                fields.addresses("to"),
                fields.addresses("cc"),
                subject,
                fields.date(),
                body.text(),
                body.html(),
                attachments.attachments(body.html() == null ? Set.of() : ContentIds.shownBy(body.html())),
                headers,
                AutomationRules.judge(evidence, report),
                report,
                walker.attachedSender(),
                walker.protection(),
                contentDigest,
                flaws(header, walker));
    }

    private static Set<Flaw> flaws(MailHeader header, PartWalker walker) {
        var flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(walker.flaws());
        if (header.isMissing()) {
            flaws.add(Flaw.NO_HEADER);
        }
        if (header.cut()) {
            flaws.add(Flaw.HEADER_CUT);
        }
        return flaws;
    }
}
