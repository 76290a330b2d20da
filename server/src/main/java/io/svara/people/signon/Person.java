package io.svara.people.signon;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is, in a provider's words, once they are believed.
 *
 * @param email in small letters; empty where the provider names none, or does not vouch for it
 * @param groups the values of the claim that names groups; null: it does not say
 * @param factor whether it says that there was more than one factor
 */
record Person(
        String subject,
        String name,
        String email,
        boolean namesEmail,
        @Nullable Set<String> groups,
        boolean factor) {

    /** Of RFC 8176, what stands for a second factor or for one that is as good. */
    private static final Set<String> FACTORS =
            Set.of("mfa", "mca", "otp", "hwk", "swk", "sc", "sms", "fpt", "face", "iris");

    private static final int MAX_NAME = 100;

    static Person of(JWTClaimsSet claims, String groupClaim, Collection<String> factorValues) {
        var email = text(claims.getClaim("email")).strip().toLowerCase(Locale.ROOT);
        // Entra ID says by a claim of its own that an address was proved
        var vouched = isTrue(claims.getClaim("email_verified")) || isTrue(claims.getClaim("xms_edov"));
        var name = Stream.of("name", "preferred_username", "email")
                .map(claim -> text(claims.getClaim(claim)).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Person(
                claims.getSubject(),
                name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME),
                vouched ? email : "",
                !email.isEmpty(),
                groups(claims, groupClaim),
                hasFactor(claims, factorValues));
    }

    /** The ways that were used (RFC 8176), or the level that was reached, which each provider names as it likes. */
    private static boolean hasFactor(JWTClaimsSet claims, Collection<String> factorValues) {
        return values(claims.getClaim("amr")).anyMatch(FACTORS::contains)
                || factorValues.contains(text(claims.getClaim("acr")));
    }

    /** Who is in too many groups for a token has a claim that says where to ask for them: then nothing is known. */
    private static @Nullable Set<String> groups(JWTClaimsSet claims, String claim) {
        if (claim.isEmpty()
                || (claims.getClaim("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(claim))) {
            return null;
        }
        return values(claims.getClaim(claim)).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> values(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> many ->
                many.stream().filter(String.class::isInstance).map(Object::toString);
            case String one -> List.of(one).stream();
            case null, default -> Stream.of();
        };
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof String text ? text : "";
    }

    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim)
                || "true".equals(claim)
                || "1".equals(claim)
                || Integer.valueOf(1).equals(claim)
                || Long.valueOf(1).equals(claim);
    }
}
