package io.svara.mail.details;

import io.svara.channels.MessageHeader;
import io.svara.channels.MessageId;
import io.svara.channels.ReceivedMail;
import io.svara.channels.ReceivedMail.Field;
import io.svara.channels.ReceivedMail.HandedOver;
import io.svara.channels.ReceivedMails;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.mail.authentication.ReadHeader;
import io.svara.mail.authentication.SenderQuestions;
import io.svara.mail.authentication.SenderQuestions.Answer;
import io.svara.mail.authentication.SpamVerdicts;
import io.svara.mail.parse.MailHeaders;
import io.svara.mail.parse.RawHeader;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DescribeMail implements ReceivedMails {

    private static final int MOST_FIELDS = 500;

    private final Blobs blobs;
    private final SenderQuestions senderQuestions;
    private final SpamVerdicts spamVerdicts;
    private final SvaraSettings settings;
    private final TransactionTemplate transaction;

    DescribeMail(
            Blobs blobs,
            SenderQuestions senderQuestions,
            SpamVerdicts spamVerdicts,
            SvaraSettings settings,
            TransactionTemplate transaction) {
        this.blobs = blobs;
        this.senderQuestions = senderQuestions;
        this.spamVerdicts = spamVerdicts;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public ReceivedMail describe(MessageId message, Sha256 raw) {
        var header = header(raw);
        var answer = Objects.requireNonNull(transaction.execute(_ -> senderQuestions.answer(message)));
        var handedOver = answer.map(Answer::handedOver).orElse(null);
        return new ReceivedMail(
                header.fields().stream()
                        .limit(MOST_FIELDS)
                        .map(field -> new Field(field.name(), field.value()))
                        .toList(),
                header.cut() || header.fields().size() > MOST_FIELDS,
                MailRoute.of(header, handedOver, settings.inboundDomain()),
                handedOver,
                answer.map(Answer::checks).orElse(null));
    }

    @Override
    public MessageHeader header(MessageId message, Sha256 raw) {
        var answer = Objects.requireNonNull(transaction.execute(_ -> senderQuestions.answer(message)));
        var relay = answer.map(Answer::handedOver).map(HandedOver::address).orElse(null);
        try (var mail = new BufferedInputStream(blobs.open(Scope.organization(), raw))) {
            var fields = MailHeaders.read(mail);
            return new ReadHeader(fields, spamVerdicts.of(relay, fields));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private RawHeader header(Sha256 raw) {
        try (var mail = new BufferedInputStream(blobs.open(Scope.organization(), raw))) {
            return RawHeader.read(mail);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
