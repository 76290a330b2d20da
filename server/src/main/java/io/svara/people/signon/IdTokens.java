package io.svara.people.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.svara.people.account.Secrets;
import io.svara.people.signon.SignOnFailure.Kind;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Believes an ID token only as OpenID Connect Core 1.0, 3.1.3.7 says; one step after the other. */
@Component
class IdTokens {

    /** By a key of the provider's alone: {@code none} and what our own secret could sign are no proof. */
    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Clocks differ. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int MAX_LENGTH = 64_000;

    private final Providers providers;
    private final Clock clock;

    IdTokens(Providers providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /** @param nonceHash of the nonce that this sign-in was begun with */
    JWTClaimsSet read(String token, Provider provider, String client, byte[] nonceHash) throws SignOnFailure {
        var claims = signedBy(provider, token);
        that(provider.issuer().equals(claims.getIssuer()), "It is of another issuer.");
        that(claims.getAudience().contains(client), "It is for another application.");
        var authorized = text(claims, "azp");
        that(
                authorized == null ? claims.getAudience().size() == 1 : authorized.equals(client),
                "It is for another application.");
        var now = clock.instant();
        that(isAfter(claims.getExpirationTime(), now.minus(LEEWAY)), "It has expired.");
        that(isAfter(claims.getIssueTime(), now.minus(OLDEST)), "It was made too long ago.");
        that(!isAfter(claims.getIssueTime(), now.plus(LEEWAY)), "It was made in the future.");
        that(
                claims.getNotBeforeTime() == null || !isAfter(claims.getNotBeforeTime(), now.plus(LEEWAY)),
                "It does not hold yet.");
        var nonce = text(claims, "nonce");
        that(nonce != null && MessageDigest.isEqual(Secrets.hash(nonce), nonceHash), "It is not of this sign-in.");
        var subject = claims.getSubject();
        that(subject != null && !subject.isEmpty() && subject.length() <= 255, "It does not say whose it is.");
        return claims;
    }

    private JWTClaimsSet signedBy(Provider provider, String token) throws SignOnFailure {
        try {
            that(token.length() <= MAX_LENGTH, "It is too long.");
            var signed = SignedJWT.parse(token);
            var header = signed.getHeader();
            that(ALLOWED.contains(header.getAlgorithm()), "Its signature is of no kind that is taken.");
            for (var key : providers.keys(provider, header)) {
                if (key instanceof AsymmetricJWK pair
                        && signed.verify(
                                new DefaultJWSVerifierFactory().createJWSVerifier(header, pair.toPublicKey()))) {
                    return signed.getJWTClaimsSet();
                }
            }
        } catch (ParseException | JOSEException unreadable) {
            throw new SignOnFailure(Kind.TOKEN_REFUSED, "It cannot be read.");
        }
        throw new SignOnFailure(Kind.TOKEN_REFUSED, "Its signature is by none of the provider's keys.");
    }

    private static boolean isAfter(@Nullable Date date, Instant instant) {
        return date != null && date.toInstant().isAfter(instant);
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private static void that(boolean holds, String otherwise) throws SignOnFailure {
        if (!holds) {
            throw new SignOnFailure(Kind.TOKEN_REFUSED, otherwise);
        }
    }
}
