package io.svara.kernel;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets, by environment ({@code SVARA_HTTP_PORT}) or as a property ({@code svara.http-port}); see
 * application.yaml. What is empty there is null here.
 *
 * @param httpBind the address to listen at; null for all
 * @param smtpBind the address that mail is taken at; null for all
 * @param relayUrl {@code smtp://host:port} that takes all outgoing mail; null sends to the recipients' servers
 * @param baseUrl how browsers reach this installation, without a slash at the end
 * @param trustedProxies addresses or networks whose forwarded headers are believed
 * @param secretKeyFile the key that encrypts secrets at rest; null for the one in the data folder
 * @param serving false while a {@link Command} runs
 */
@ConfigurationProperties("svara")
public record SvaraSettings(
        int httpPort,
        @Nullable String httpBind,
        int smtpPort,
        @Nullable String smtpBind,
        Path data,
        @Nullable String databaseUrl,
        @Nullable String databaseOwnerUrl,
        @Nullable String relayUrl,
        String baseUrl,
        List<String> trustedProxies,
        @Nullable Path smtpTlsCert,
        @Nullable Path smtpTlsKey,
        @Nullable Path secretKeyFile,
        String inboundDomain,
        boolean demo,
        @Nullable String demoToken,
        boolean serving) {

    private static final String LOCAL_INBOUND_DOMAIN = "inbound.localhost";

    public SvaraSettings {
        httpBind = given(httpBind);
        smtpBind = given(smtpBind);
        databaseUrl = given(databaseUrl);
        databaseOwnerUrl = given(databaseOwnerUrl);
        relayUrl = given(relayUrl);
        baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        trustedProxies = List.copyOf(trustedProxies);
        smtpTlsCert = given(smtpTlsCert);
        smtpTlsKey = given(smtpTlsKey);
        secretKeyFile = given(secretKeyFile);
        demoToken = given(demoToken);
    }

    /** Whether customers' answers to the inbound domain arrive: the default one exists on this machine only. */
    public boolean receivesReplies() {
        return demo || !inboundDomain.equals(LOCAL_INBOUND_DOMAIN);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Path given(@Nullable Path path) {
        return path == null || path.toString().isBlank() ? null : path;
    }

    /** Addresses hold passwords, and records are easily logged. */
    @Override
    public String toString() {
        return "SvaraSettings[data=" + data + ", baseUrl=" + baseUrl + "]";
    }
}
