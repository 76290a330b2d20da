package io.svara.mail.outgoing;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.LockedAway;
import io.svara.mail.domain.Signatures;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.send.MailAddress;
import io.svara.mail.send.MailComposer;
import io.svara.mail.send.OutgoingAttachment;
import io.svara.mail.send.OutgoingMail;
import io.svara.storage.Blobs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Composes a queued mail into a temporary file: the same bytes at each try, except for the boundaries of its parts. */
@Component
class MailFiles {

    static final String PREFIX = "mail";
    static final String SUFFIX = ".eml";

    private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);

    private final MailComposer composer = new MailComposer();
    private final Path folder;
    private final Blobs blobs;
    private final Signatures signatures;

    MailFiles(SvaraSettings settings, Blobs blobs, Signatures signatures) {
        this.signatures = signatures;
        this.folder = OutgoingSpool.folder(settings);
        this.blobs = blobs;
    }

    /** Signed. The caller deletes the file. */
    Path write(Outgoing outgoing) throws IOException {
        Files.createDirectories(folder);
        var mail = mail(outgoing, Scope.organization());
        var composed = file(output -> composer.write(mail, output));
        var signature = signature(mail.from().address(), composed);
        if (signature.isEmpty()) {
            return composed;
        }
        try {
            return file(output -> {
                output.write(signature.getBytes(StandardCharsets.US_ASCII));
                Files.copy(composed, output);
            });
        } finally {
            Files.deleteIfExists(composed);
        }
    }

    /** A key that this installation cannot open must not hold up the mail: it leaves without a signature. */
    private String signature(String sender, Path composed) throws IOException {
        try {
            return signatures.signs(sender) ? signatures.header(sender, composed) : "";
        } catch (LockedAway unknownKey) {
            LOG.error("Mail leaves without a signature", unknownKey);
            return "";
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(composed);
            throw failed;
        }
    }

    private interface Content {

        void write(OutputStream output) throws IOException;
    }

    private Path file(Content content) throws IOException {
        var file = Files.createTempFile(folder, PREFIX, SUFFIX);
        try (var output = new BufferedOutputStream(Files.newOutputStream(file))) {
            content.write(output);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
        return file;
    }

    private OutgoingMail mail(Outgoing outgoing, OrganizationId organization) {
        var mail = outgoing.mail();
        return new OutgoingMail(
                address(mail.from()),
                mail.from().email(),
                addresses(mail.to()),
                addresses(mail.cc()),
                addresses(mail.bcc()),
                mail.replyTo() == null ? null : address(mail.replyTo()),
                mail.subject(),
                mail.text() == null ? "" : mail.text(),
                mail.html(),
                bracketed(outgoing.internetId()),
                mail.inReplyTo() == null ? null : bracketed(mail.inReplyTo()),
                mail.references().stream().map(MailFiles::bracketed).toList(),
                mail.automatic(),
                mail.attachments().stream()
                        .map(blob -> attachment(blob, organization))
                        .toList(),
                mail.date());
    }

    private OutgoingAttachment attachment(AttachedBlob blob, OrganizationId organization) {
        return new OutgoingAttachment(
                blob.name(),
                blob.contentType(),
                blob.size(),
                () -> blobs.open(organization, blob.sha256()),
                blob.contentId());
    }

    private static List<MailAddress> addresses(List<Address> addresses) {
        return addresses.stream().map(MailFiles::address).toList();
    }

    private static MailAddress address(Address address) {
        return new MailAddress(address.email(), address.name().isEmpty() ? null : address.name());
    }

    private static String bracketed(String internetId) {
        return "<" + internetId + ">";
    }
}
