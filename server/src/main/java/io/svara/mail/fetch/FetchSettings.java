package io.svara.mail.fetch;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param privateHosts whether accounts may lie on this machine and in its own networks, where they would let an administrator of
 *     an organisation look around; also allows sign-in without TLS
 * @param caFile PEM with more certificates to believe, such as a company's own
 * @param poll how often a server that cannot call is asked, and folders beside the first one
 */
@ConfigurationProperties("svara.fetch")
record FetchSettings(boolean privateHosts, @Nullable Path caFile, Duration poll) {

    FetchSettings {
        caFile = caFile == null || caFile.toString().isBlank() ? null : caFile;
    }
}
