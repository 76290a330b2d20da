package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiver's certificate and key, read from PEM files, and read again when the files have changed: a renewed
 * certificate needs no restart.
 */
public final class ReceiverTls {

    private static final Logger log = LoggerFactory.getLogger(ReceiverTls.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private record Loaded(SSLContext context, FileTime certificateTime, FileTime keyTime) {}

    private final Path certificateFile;
    private final Path keyFile;
    private Loaded loaded;

    private ReceiverTls(Path certificateFile, Path keyFile) throws IOException {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.loaded = load(certificateFile, keyFile);
    }

    /**
     * The certificate (with its chain below it) and the key of {@code SVARA_SMTP_TLS_CERT} and {@code
     * SVARA_SMTP_TLS_KEY}.
     *
     * @param keyFile PKCS#8 or PKCS#1 (or an EC key's own form), not under a passphrase
     * @throws IOException naming the file and what is wrong with it
     */
    public static ReceiverTls fromPem(Path certificateFile, Path keyFile) throws IOException {
        return new ReceiverTls(certificateFile, keyFile);
    }

    /**
     * A certificate signed by itself, made at first start and kept in the folder: other mail servers encrypt to it as
     * readily as to any, since they take what is offered.
     */
    public static ReceiverTls selfSigned(Path folder, String hostName, Clock clock) throws IOException {
        var certificateFile = folder.resolve("smtp-certificate.pem");
        var keyFile = folder.resolve("smtp-key.pem");
        if (!Files.exists(certificateFile) || !Files.exists(keyFile)) {
            SelfSignedCertificate.write(certificateFile, keyFile, hostName, clock.instant());
        }
        return new ReceiverTls(certificateFile, keyFile);
    }

    /** Our side of an encrypted connection over the given one; the handshake is still to be made. */
    SSLSocket serverSide(Socket plain) throws IOException {
        var remote = (InetSocketAddress) plain.getRemoteSocketAddress();
        // the address as text: a name would be asked of DNS, while the sender waits
        var socket = (SSLSocket) context()
                .getSocketFactory()
                .createSocket(plain, remote.getAddress().getHostAddress(), remote.getPort(), true);
        socket.setUseClientMode(false);
        socket.setEnabledProtocols(PROTOCOLS);
        return socket;
    }

    private synchronized SSLContext context() {
        try {
            if (hasChanged()) {
                loaded = load(certificateFile, keyFile);
                log.info("The SMTP certificate has been read again");
            }
        } catch (IOException unreadable) {
            log.warn("The changed SMTP certificate cannot be used, the one before stays", unreadable);
        }
        return loaded.context();
    }

    private boolean hasChanged() throws IOException {
        return !Files.getLastModifiedTime(certificateFile).equals(loaded.certificateTime())
                || !Files.getLastModifiedTime(keyFile).equals(loaded.keyTime());
    }

    private static Loaded load(Path certificateFile, Path keyFile) throws IOException {
        var certificateTime = Files.getLastModifiedTime(certificateFile);
        var keyTime = Files.getLastModifiedTime(keyFile);
        var chain = PemFiles.certificates(certificateFile);
        var key = PemFiles.privateKey(keyFile);
        PemFiles.requirePair(chain.getFirst(), key, certificateFile, keyFile);
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("smtp", key, new char[0], chain.toArray(new java.security.cert.Certificate[0]));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new Loaded(context, certificateTime, keyTime);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(
                    certificateFile + " and " + keyFile + " cannot be used for TLS: " + unusable.getMessage(),
                    unusable);
        }
    }
}
