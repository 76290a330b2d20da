package io.svara.people.signon;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.RandomText;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.secret.SecretBox;
import io.svara.people.account.Secrets;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** What a sign-in at a provider is guarded by, and the page that the provider sends browsers back to. */
@Component
class SignOnSecrets {

    static final String PAGE = "/sign-in/sso/done";
    private static final int BITS = 256;

    private final SecretBox box;
    private final SvaraSettings settings;

    SignOnSecrets(SecretBox box, SvaraSettings settings) {
        this.box = box;
        this.settings = settings;
    }

    String redirectUri() {
        return settings.baseUrl() + PAGE;
    }

    /** For state, nonce, the browser's cookie and RFC 7636's verifier: 52 letters and digits. */
    static String random() {
        return RandomText.base32(BITS);
    }

    /** RFC 7636, 4.2: {@code S256}. */
    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
    }

    /** Found again by the same state in the same browser only. */
    static byte[] stateHash(String state, String browser) {
        return Secrets.hash(state + "\n" + browser);
    }

    byte[] lockVerifier(OrganizationId organization, String verifier) {
        return box.lockText(verifier, "sign-on-verifier:" + organization.value());
    }

    String openVerifier(OrganizationId organization, byte[] locked) {
        return box.openText(locked, "sign-on-verifier:" + organization.value());
    }

    byte[] lockSecret(OrganizationId organization, String secret) {
        return box.lockText(secret, "sign-on-secret:" + organization.value());
    }

    String openSecret(OrganizationId organization, byte[] locked) {
        return box.openText(locked, "sign-on-secret:" + organization.value());
    }
}
