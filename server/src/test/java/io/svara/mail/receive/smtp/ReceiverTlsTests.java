package io.svara.mail.receive.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTlsTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private final Path folder;
    private final Path certificateFile;
    private final Path keyFile;

    ReceiverTlsTests(@TempDir Path folder) {
        this.folder = folder;
        this.certificateFile = folder.resolve("smtp-certificate.pem");
        this.keyFile = folder.resolve("smtp-key.pem");
    }

    @Test
    void makesACertificateOnceAndKeepsItsKeyPrivate() throws Exception {
        ReceiverTls.selfSigned(folder, "mail.svara.example", CLOCK);
        var made = Files.readString(certificateFile);
        ReceiverTls.selfSigned(folder, "mail.svara.example", CLOCK);
        assertThat(certificateFile).hasContent(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThat(PemFiles.certificates(certificateFile).getFirst().getSubjectAlternativeNames())
                .anySatisfy(name -> assertThat(name.get(1)).hasToString("mail.svara.example"));
    }

    @Test
    void readsAKeyInPkcs1AndInPkcs8() throws Exception {
        ReceiverTls.selfSigned(folder, "mail.svara.example", CLOCK);
        var key = PemFiles.privateKey(keyFile);
        assertThat(keyFile).content().startsWith("-----BEGIN RSA PRIVATE KEY-----");
        var other = folder.resolve("pkcs8.pem");
        writePem(other, new JcaPKCS8Generator(key, null));
        assertThat(other).content().startsWith("-----BEGIN PRIVATE KEY-----");
        ReceiverTls.fromPem(certificateFile, other);
        assertThat(PemFiles.privateKey(other)).isEqualTo(key);
    }

    @Test
    void readsAnEllipticKeyInBothForms() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
        var sec1 = new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), SECObjectIdentifiers.secp256r1);
        writePem(folder.resolve("sec1.pem"), new PemObject("EC PRIVATE KEY", sec1.getEncoded()));
        writePem(folder.resolve("pkcs8.pem"), new JcaPKCS8Generator(key, null));
        assertThat(folder.resolve("sec1.pem")).content().startsWith("-----BEGIN EC PRIVATE KEY-----");
        for (var file : List.of("sec1.pem", "pkcs8.pem")) {
            var read = (ECPrivateKey) PemFiles.privateKey(folder.resolve(file));
            assertThat(read.getS()).isEqualTo(key.getS());
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        ReceiverTls.selfSigned(folder, "mail.svara.example", CLOCK);
        assertThatThrownBy(() -> ReceiverTls.fromPem(keyFile, keyFile))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> ReceiverTls.fromPem(certificateFile, certificateFile))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no private key");
        var locked = folder.resolve("locked.pem");
        Files.writeString(locked, """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

                AAECAwQFBgcICQoLDA0ODw==
                -----END RSA PRIVATE KEY-----
                """);
        assertThatThrownBy(() -> ReceiverTls.fromPem(certificateFile, locked))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("passphrase");
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws IOException {
        ReceiverTls.selfSigned(folder, "mail.svara.example", CLOCK);
        ReceiverTls.selfSigned(folder.resolve("other"), "mail.svara.example", CLOCK);
        assertThatThrownBy(() -> ReceiverTls.fromPem(certificateFile, folder.resolve("other/smtp-key.pem")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not belong to the key");
    }

    @Test
    void takesUpARenewedCertificateWithoutARestart() throws Exception {
        var tls = ReceiverTls.selfSigned(folder, "old.example", CLOCK);
        var settings = ReceiverSettings.defaults(0, null, "mail.example", folder.resolve("spool"));
        try (var receiver = new SmtpReceiver(settings, tls, new RememberingMailDrop(), CLOCK)) {
            receiver.start();
            assertThat(certificateOf(receiver).getSubjectX500Principal().getName())
                    .isEqualTo("CN=old.example");
            SelfSignedCertificate.write(certificateFile, keyFile, "new.example", CLOCK.instant());
            Files.setLastModifiedTime(certificateFile, FileTime.from(CLOCK.instant()));
            assertThat(certificateOf(receiver).getSubjectX500Principal().getName())
                    .isEqualTo("CN=new.example");
            Files.writeString(keyFile, "broken");
            Files.setLastModifiedTime(keyFile, FileTime.from(CLOCK.instant()));
            assertThat(certificateOf(receiver).getSubjectX500Principal().getName())
                    .isEqualTo("CN=new.example");
        }
    }

    private static X509Certificate certificateOf(SmtpReceiver receiver) throws Exception {
        try (var client = PlainClient.greeted(receiver.port())) {
            client.say("STARTTLS");
            return client.encrypt();
        }
    }

    private static void writePem(Path file, Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object instanceof PKCS8Generator generator ? generator.generate() : object);
        }
        Files.writeString(file, text.toString());
    }
}
