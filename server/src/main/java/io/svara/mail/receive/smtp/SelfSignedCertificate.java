package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the certificate of a receiver that was given none. RSA, because every old mail server can read it. */
final class SelfSignedCertificate {

    private static final int KEY_BITS = 2048;
    private static final int SERIAL_BITS = 127;
    /** Clocks differ; and nobody checks the end of a certificate that nobody vouches for. */
    private static final Duration VALID_BEFORE = Duration.ofDays(2);

    private static final Duration VALID_AFTER = Duration.ofDays(20 * 365L);

    private SelfSignedCertificate() {}

    static void write(Path certificateFile, Path keyFile, String hostName, Instant now) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            var keys = generator.generateKeyPair();
            writePrivately(keyFile, pem(keys.getPrivate()));
            writePrivately(certificateFile, pem(certificate(keys, hostName, now)));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IOException("Cannot make a certificate: " + impossible.getMessage(), impossible);
        }
    }

    private static X509Certificate certificate(KeyPair keys, String hostName, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500Principal("CN=" + hostName);
        var builder = new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(now.minus(VALID_BEFORE)),
                        Date.from(now.plus(VALID_AFTER)),
                        name,
                        keys.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, hostName)));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    /** Never readable by others, not even for the moment between making and protecting the file. */
    private static void writePrivately(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(draft, Set.copyOf(options), ownerOnly);
                var output = Channels.newOutputStream(channel)) {
            output.write(text.getBytes(StandardCharsets.US_ASCII));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
