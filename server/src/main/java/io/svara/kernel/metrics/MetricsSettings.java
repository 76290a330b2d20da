package io.svara.kernel.metrics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where figures can be had. They have a port of their own, so that no reverse proxy before the desk ever shows them.
 *
 * @param port null: nowhere
 * @param bind the address to listen at
 * @param token what a caller has to send as {@code Authorization: Bearer}; null: nothing
 */
@ConfigurationProperties("svara.metrics")
public record MetricsSettings(
        @Nullable Integer port, String bind, @Nullable String token) {

    public MetricsSettings {
        token = token == null || token.isBlank() ? null : token.strip();
    }

    /** It holds a secret. */
    @Override
    public String toString() {
        return "MetricsSettings[port=" + port + ", bind=" + bind + "]";
    }
}
