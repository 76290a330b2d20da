package io.svara.mail.authentication;

import io.svara.channels.SenderChecks.Verdict;
import io.svara.mail.dns.DnsAnswer;
import io.svara.mail.parse.RawHeader;
import java.io.IOException;
import java.io.InputStream;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.PublicKeyRecord;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.mime4j.io.EOLConvertingInputStream;
import org.jspecify.annotations.Nullable;

/** DKIM (RFC 6376, 8301), by jDKIM over Svara's own way to DNS. The body is hashed as it goes by, and never held. */
final class DkimCheck {

    /** Each costs a question to whomever the mail names. */
    private static final int MOST_SIGNATURES = 6;

    private static final int SHORTEST_KEY_BITS = 1024;
    private static final String OLD_HASH = "old-hash";
    private static final String SHORT_KEY = "short-key";

    private DkimCheck() {}

    /**
     * @param header of the mail
     * @param body all that follows the header
     * @return one verdict for each signature, or one that there is none
     */
    static List<Verdict> check(Questions questions, RawHeader header, InputStream body) throws IOException {
        if (header.all("dkim-signature").isEmpty()) {
            return List.of(new Verdict("dkim", "none", null, null, null, null, null, false));
        }
        var verifier = new Verifier((methods, selector, domain) -> key(questions, selector + "._domainkey." + domain));
        try {
            var hasher = verifier.newBodyHasher(new Fields(header));
            try (var hashed = hasher.getOutputStream()) {
                new EOLConvertingInputStream(body).transferTo(hashed);
            }
            verifier.verify(hasher);
        } catch (FailException noneIsGood) {
            // each signature's own result tells
        }
        return verifier.getResults().stream().map(DkimCheck::verdict).toList();
    }

    private static List<String> key(Questions questions, String name) throws TempFailException {
        return switch (questions.txt(name)) {
            case DnsAnswer.Found(var values) -> values;
            case DnsAnswer.Absent() -> List.of();
            case DnsAnswer.Unknown(var reason) -> throw new TempFailException(reason);
        };
    }

    private static Verdict verdict(Result result) {
        var signature = result.getRecord();
        var domain = signature.getDToken().toString().toLowerCase(Locale.ROOT);
        // as jDKIM calls a signature that it cannot read
        var readable = !domain.equals("invalid");
        var cut = result.isSuccess() && signature.getBodyHashLimit() >= 0;
        var reason = cut ? "part-of-body" : reason(result.getErrorMessage());
        return new Verdict(
                "dkim",
                cut || OLD_HASH.equals(reason) || SHORT_KEY.equals(reason)
                        ? "policy"
                        : result.getResultType().name().toLowerCase(Locale.ROOT),
                readable ? domain : null,
                readable ? signature.getSelector().toString() : null,
                null,
                reason,
                null,
                false);
    }

    /** What jDKIM says in a sentence. */
    private static @Nullable String reason(@Nullable String sentence) {
        if (sentence == null) {
            return null;
        }
        for (var word : List.of(OLD_HASH, SHORT_KEY)) {
            if (sentence.contains(word)) {
                return word;
            }
        }
        var said = sentence.toLowerCase(Locale.ROOT);
        if (said.contains("bodyhash")) {
            return "body-changed";
        }
        if (said.contains("does not verify")) {
            return "header-changed";
        }
        if (said.contains("no key")) {
            return "no-key";
        }
        if (said.contains("expired")) {
            return "expired";
        }
        return said.contains("key") ? "bad-key" : "bad-signature";
    }

    /** What RFC 8301 forbids, nobody verifies: anybody could have signed it. */
    private static final class Verifier extends DKIMVerifier {

        Verifier(PublicKeyRecordRetriever keys) {
            super(keys);
        }

        @Override
        public SignatureRecord newSignatureRecord(String record) {
            var signature = super.newSignatureRecord(record);
            signature.validate();
            return signature;
        }

        @Override
        public PublicKeyRecord publicRecordLookup(SignatureRecord signature)
                throws TempFailException, PermFailException {
            if (signature.getHashMethod().toString().equalsIgnoreCase("sha1")) {
                throw new PermFailException(OLD_HASH, signature);
            }
            var record = super.publicRecordLookup(signature);
            if (record.getPublicKey() instanceof RSAPublicKey key
                    && key.getModulus().bitLength() < SHORTEST_KEY_BITS) {
                throw new PermFailException(SHORT_KEY, signature);
            }
            return record;
        }
    }

    private record Fields(RawHeader header) implements Headers {

        @Override
        public List<String> getFields() {
            return header.fields().stream().map(RawHeader.Field::source).toList();
        }

        @Override
        public List<String> getFields(String name) {
            var fields = header.all(name).stream().map(RawHeader.Field::source);
            return (name.equalsIgnoreCase("DKIM-Signature") ? fields.limit(MOST_SIGNATURES) : fields).toList();
        }
    }
}
