package io.svara.mail.grant;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The apps that this installation's operator has registered with the providers; see application.yaml. */
@ConfigurationProperties("svara.providers")
public record ProviderSettings(App google, App microsoft) {

    /**
     * @param clientId null: the operator has registered none
     * @param incomingScope what has to be granted to fetch mail
     * @param outgoingScope what has to be granted to send
     * @param smtpSecurity {@code tls}, {@code starttls} or {@code plain}
     */
    public record App(
            @Nullable String clientId,
            @Nullable String clientSecret,
            URI authorizeUrl,
            URI tokenUrl,
            String incomingScope,
            String outgoingScope,
            String imapHost,
            int imapPort,
            String smtpHost,
            int smtpPort,
            String smtpSecurity) {

        public App {
            clientId = clientId == null || clientId.isBlank() ? null : clientId.strip();
            clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret.strip();
        }

        boolean isSet() {
            return clientId != null && clientSecret != null;
        }

        String scope(Direction direction) {
            return switch (direction) {
                case INCOMING -> incomingScope;
                case OUTGOING -> outgoingScope;
            };
        }

        /** Without the secret: it must not find its way into a log. */
        @Override
        public String toString() {
            return "App[" + clientId + "]";
        }
    }

    public App of(Provider provider) {
        return switch (provider) {
            case GOOGLE -> google;
            case MICROSOFT -> microsoft;
        };
    }
}
