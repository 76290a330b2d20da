package io.svara.mail.outgoing;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.send.MailAddress;
import io.svara.mail.send.MailComposer;
import io.svara.mail.send.OutgoingAttachment;
import io.svara.mail.send.OutgoingMail;
import io.svara.storage.Blobs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;

/** Composes a queued mail into a temporary file: the same bytes at each try, except for the boundaries of its parts. */
@Component
class MailFiles {

    static final String PREFIX = "mail";
    static final String SUFFIX = ".eml";

    private final MailComposer composer = new MailComposer();
    private final Path folder;
    private final Blobs blobs;

    MailFiles(SvaraSettings settings, Blobs blobs) {
        this.folder = OutgoingSpool.folder(settings);
        this.blobs = blobs;
    }

    /** The caller deletes the file. */
    Path write(Outgoing outgoing) throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, PREFIX, SUFFIX);
        try (var output = new BufferedOutputStream(Files.newOutputStream(file))) {
            composer.write(mail(outgoing, Scope.organization()), output);
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
