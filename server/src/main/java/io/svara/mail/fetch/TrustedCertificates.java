package io.svara.mail.fetch;

import io.svara.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates are believed: those of Java, and those that the operator adds. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    static SSLContext context(@Nullable Path more) {
        try {
            if (more == null) {
                return SSLContext.getDefault();
            }
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(together(more)).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw CannotStart.because("SVARA_FETCH_CA_FILE cannot be used: " + unusable.getMessage());
        }
    }

    private static KeyStore together(Path more) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var number = 0;
        for (var known : known()) {
            store.setCertificateEntry("java-" + number++, known);
        }
        try (var pem = Files.newInputStream(more)) {
            for (var added : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("added-" + number++, added);
            }
        }
        return store;
    }

    private static X509Certificate[] known() throws GeneralSecurityException {
        return Arrays.stream(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    private static TrustManagerFactory managers(@Nullable KeyStore store) throws GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        return managers;
    }
}
