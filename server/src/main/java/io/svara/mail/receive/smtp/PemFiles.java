package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads certificates and keys as administrators keep them, and says in words what is wrong with a file. */
final class PemFiles {

    private PemFiles() {}

    static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> found = new ArrayList<>();
        for (var object : objects(file)) {
            if (object instanceof X509CertificateHolder holder) {
                found.add(certificate(holder, file));
            }
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
        }
        return found;
    }

    static PrivateKey privateKey(Path file) throws IOException {
        for (var object : objects(file)) {
            switch (object) {
                case PEMKeyPair pair -> {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
                case PrivateKeyInfo key -> {
                    return new JcaPEMKeyConverter().getPrivateKey(key);
                }
                case PEMEncryptedKeyPair locked -> throw locked(file);
                case PKCS8EncryptedPrivateKeyInfo locked -> throw locked(file);
                default -> {}
            }
        }
        throw new IOException(file + " holds no private key in PEM form (-----BEGIN PRIVATE KEY-----)");
    }

    /** Fails when the certificate is not the key's: TLS itself would only say "handshake failure". */
    static void requirePair(X509Certificate certificate, PrivateKey key, Path certificateFile, Path keyFile)
            throws IOException {
        try {
            if (!isPair(certificate.getPublicKey(), key)) {
                throw new IOException(
                        "The certificate in " + certificateFile + " does not belong to the key in " + keyFile);
            }
        } catch (GeneralSecurityException unusable) {
            throw new IOException(
                    "The key in " + keyFile + " does not fit the certificate in " + certificateFile, unusable);
        }
    }

    private static boolean isPair(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        byte[] probe = {1, 2, 3};
        var algorithm = switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> privateKey.getAlgorithm();
        };
        var signer = Signature.getInstance(algorithm);
        signer.initSign(privateKey);
        signer.update(probe);
        byte[] signature = signer.sign();
        var verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey);
        verifier.update(probe);
        return verifier.verify(signature);
    }

    private static List<Object> objects(Path file) throws IOException {
        List<Object> found = new ArrayList<>();
        try (var parser = new PEMParser(Files.newBufferedReader(file))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                found.add(object);
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new IOException("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
        return found;
    }

    private static X509Certificate certificate(X509CertificateHolder holder, Path file) throws IOException {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("Cannot read the certificate in " + file, unreadable);
        }
    }

    private static IOException locked(Path file) {
        return new IOException("The key in " + file + " is under a passphrase; it must be kept without one");
    }
}
