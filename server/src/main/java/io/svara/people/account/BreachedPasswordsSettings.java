package io.svara.people.account;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param breached a file of passwords' hashes as Have I Been Pwned's downloader writes it; null or empty: none */
@ConfigurationProperties("svara.passwords")
record BreachedPasswordsSettings(@Nullable Path breached) {

    BreachedPasswordsSettings {
        breached = breached == null || breached.toString().isBlank() ? null : breached;
    }
}
