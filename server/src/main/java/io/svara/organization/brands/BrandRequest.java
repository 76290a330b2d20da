package io.svara.organization.brands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole brand, each time, but for its logo and mailbox.
 *
 * @param ifVersion of a change: refused when it has changed since this version
 */
record BrandRequest(
        String name,
        List<String> languages,
        String accentColour,
        String textColour,
        @Nullable Long ifVersion) {}
