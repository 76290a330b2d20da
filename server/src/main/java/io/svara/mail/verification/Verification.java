package io.svara.mail.verification;

import org.jspecify.annotations.Nullable;

/**
 * What a provider asks for before it forwards mail. At least one of both is there.
 *
 * @param provider {@code google}, {@code yahoo}, {@code proton}, {@code icloud}, {@code fastmail}, {@code zoho} or {@code microsoft}
 * @param sender the address in From
 * @param code to be entered in the account's settings
 * @param link to be opened: by https, at the provider's own
 */
public record Verification(
        String provider,
        String sender,
        @Nullable String code,
        @Nullable String link) {}
