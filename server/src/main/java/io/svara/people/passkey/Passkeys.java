package io.svara.people.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.secret.InstallationKey;
import io.svara.people.passkey.PasskeyTable.Known;
import io.svara.people.passkey.PasskeyTable.Made;
import io.svara.people.passkey.PasskeyTable.Stored;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is asked of a browser, and whether its answer is right (WebAuthn level 3). The relying party is the host of the
 * address under which browsers reach this installation. Attestation is not asked for: which maker's key it is is nobody's
 * business. User verification is required, so a passkey is both something one has and something one knows or is.
 */
@Component
public class Passkeys {

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final String PUBLIC_KEY = "public-key";
    private static final String REQUIRED = "required";
    private static final int MAX_TRANSPORTS = 200;

    private final WebAuthnManager webauthn = WebAuthnManager.createNonStrictWebAuthnManager();
    private final AttestedCredentialDataConverter credentials =
            new AttestedCredentialDataConverter(new ObjectConverter());
    private final Challenges challenges;
    private final PasskeyTable table;
    private final Origin origin;
    private final String relyingParty;
    private final SecretKeySpec handleKey;
    private final Clock clock;

    Passkeys(
            Challenges challenges,
            PasskeyTable table,
            SvaraSettings settings,
            InstallationKey installation,
            Clock clock) {
        this.challenges = challenges;
        this.table = table;
        this.origin = new Origin(settings.baseUrl());
        this.relyingParty = URI.create(settings.baseUrl()).getHost();
        this.handleKey = new SecretKeySpec(installation.derive("passkey user handles"), "HmacSHA256");
        this.clock = clock;
    }

    /** What a challenge is good for, and nothing else. */
    public record Purpose(String text) {

        public static final Purpose SIGN_IN = new Purpose("sign-in");

        public static Purpose secondStep(AccountId account) {
            return new Purpose("second-step:" + account.value());
        }

        public static Purpose confirmation(AccountId account) {
            return new Purpose("confirmation:" + account.value());
        }

        static Purpose addition(AccountId account) {
            return new Purpose("addition:" + account.value());
        }
    }

    /** As {@code PublicKeyCredential.parseRequestOptionsFromJSON} takes it. */
    public record RequestOptions(
            String challenge, String rpId, long timeout, String userVerification, List<Credential> allowCredentials) {}

    /** As {@code PublicKeyCredential.parseCreationOptionsFromJSON} takes it. */
    public record CreationOptions(
            RelyingParty rp,
            User user,
            String challenge,
            List<Algorithm> pubKeyCredParams,
            long timeout,
            List<Credential> excludeCredentials,
            Selection authenticatorSelection,
            String attestation) {}

    /** @param id base64url, as all bytes here */
    public record Credential(String type, String id, List<String> transports) {}

    public record RelyingParty(String id, String name) {}

    public record User(String id, String name, String displayName) {}

    public record Algorithm(String type, long alg) {}

    public record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}

    /** Whose passkey it was. */
    public record Owner(OrganizationId organization, AccountId account, AgentId agent) {}

    /** Any passkey that the browser's owner has here. */
    public RequestOptions ask(Purpose purpose) {
        return ask(purpose, List.of());
    }

    /** One of this account's. */
    public RequestOptions ask(Purpose purpose, OrganizationId organization, AccountId account) {
        return ask(purpose, table.known(organization, account));
    }

    private RequestOptions ask(Purpose purpose, List<Known> allowed) {
        return new RequestOptions(
                text(challenges.make(purpose.text())),
                relyingParty,
                Challenges.LIFE.toMillis(),
                REQUIRED,
                credentials(allowed));
    }

    CreationOptions askForNew(OrganizationId organization, AccountId account, String email, String name) {
        return new CreationOptions(
                new RelyingParty(relyingParty, "Svara"),
                new User(text(handle(account)), email, name),
                text(challenges.make(Purpose.addition(account).text())),
                ALGORITHMS.stream()
                        .map(one -> new Algorithm(PUBLIC_KEY, one.getAlg().getValue()))
                        .toList(),
                Challenges.LIFE.toMillis(),
                credentials(table.known(organization, account)),
                new Selection(REQUIRED, true, REQUIRED),
                "none");
    }

    /** What the browser has made on {@link #askForNew}. Outside a transaction, as {@link #owner}. */
    Made made(String json, AccountId account) {
        return verified(() -> {
            RegistrationData data = webauthn.parseRegistrationResponseJSON(json);
            var server = redeemed(data.getCollectedClientData(), Purpose.addition(account));
            webauthn.verify(data, new RegistrationParameters(server, ALGORITHMS, true, true));
            var made = data.getAttestationObject();
            if (made == null || made.getAuthenticatorData().getAttestedCredentialData() == null) {
                throw Challenges.refused();
            }
            var authenticator = made.getAuthenticatorData();
            var credential = authenticator.getAttestedCredentialData();
            return new Made(
                    credential.getCredentialId(),
                    credentials.convert(credential),
                    authenticator.getSignCount(),
                    authenticator.isFlagBE(),
                    authenticator.isFlagBS(),
                    transports(data.getTransports()));
        });
    }

    /** Whose passkey has answered. Outside a transaction: the challenge stays answered, the use counted, whatever follows. */
    public Owner owner(String json, Purpose purpose) {
        return verified(() -> {
            AuthenticationData data = webauthn.parseAuthenticationResponseJSON(json);
            var server = redeemed(data.getCollectedClientData(), purpose);
            var stored = table.find(data.getCredentialId())
                    .filter(one -> isHandleOf(one.account(), data.getUserHandle()))
                    .orElseThrow(Challenges::refused);
            webauthn.verify(data, new AuthenticationParameters(server, record(stored), null, true, true));
            var authenticator = data.getAuthenticatorData();
            if (authenticator == null
                    || !table.used(stored, authenticator.getSignCount(), authenticator.isFlagBS(), clock.instant())) {
                throw Challenges.refused();
            }
            return new Owner(stored.organization(), stored.account(), stored.agent());
        });
    }

    private static <T> T verified(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataConversionException | VerificationException | IllegalArgumentException wrong) {
            throw Challenges.refused();
        }
    }

    private ServerProperty redeemed(@Nullable CollectedClientData client, Purpose purpose) {
        if (client == null) {
            throw Challenges.refused();
        }
        var challenge = client.getChallenge().getValue();
        challenges.redeem(challenge, purpose.text());
        return new ServerProperty(origin, relyingParty, new DefaultChallenge(challenge));
    }

    private CredentialRecordImpl record(Stored stored) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                stored.backupEligible(),
                stored.backedUp(),
                stored.signCount(),
                credentials.convert(stored.credential()),
                null,
                null,
                null,
                null);
    }

    private boolean isHandleOf(AccountId account, byte @Nullable [] handle) {
        return handle == null || handle.length == 0 || MessageDigest.isEqual(handle, handle(account));
    }

    /** Says who it is to us alone. */
    private byte[] handle(AccountId account) {
        try {
            var mac = Mac.getInstance(handleKey.getAlgorithm());
            mac.init(handleKey);
            return mac.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(account.value()).array());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("This Java has no " + handleKey.getAlgorithm(), broken);
        }
    }

    private static List<Credential> credentials(List<Known> known) {
        return known.stream()
                .map(one -> new Credential(
                        PUBLIC_KEY,
                        text(one.credentialId()),
                        one.transports().isEmpty()
                                ? List.of()
                                : List.of(one.transports().split(" "))))
                .toList();
    }

    private static String transports(@Nullable Set<AuthenticatorTransport> transports) {
        var words = transports == null
                ? ""
                : transports.stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .collect(Collectors.joining(" "));
        return words.length() > MAX_TRANSPORTS ? "" : words;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
