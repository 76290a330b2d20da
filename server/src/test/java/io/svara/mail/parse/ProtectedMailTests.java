package io.svara.mail.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.channels.Protection;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

class ProtectedMailTests {

    private static final String HEADER = "From: jan@kund.example\r\nSubject: Hemligt\r\n";

    private static final byte[] INNER = ("Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n"
                    + "Content-Type: text/plain; charset=utf-8\r\n\r\nDet inre brevet, på svenska.\r\n--i\r\n"
                    + "Content-Type: application/pdf; name=\"avtal.pdf\"\r\n\r\n%PDF-1.4\r\n--i--\r\n")
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void namesTheSignatureOfASignedMail() {
        var mail = Mails.parseFile("signed.eml");

        assertThat(mail.protection()).isEqualTo(Protection.SIGNED_SMIME);
        assertThat(mail.text()).isEqualTo("Signerad text.");
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("smime.p7s");
    }

    @Test
    void knowsPgpSignatures() {
        var mail = Mails.parse(
                HEADER + "Content-Type: multipart/signed; boundary=s; protocol=\"application/pgp-signature\"\r\n\r\n"
                        + "--s\r\n\r\nHej\r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\n"
                        + "-----BEGIN PGP SIGNATURE-----\r\n\r\n--s--\r\n");

        assertThat(mail.protection()).isEqualTo(Protection.SIGNED_PGP);
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("signature.asc");
    }

    @Test
    void keepsAnEncryptedPgpMailAsAFileThatIsCalledWhatItIs() {
        var mail = Mails.parse(
                HEADER
                        + "Content-Type: multipart/encrypted; boundary=e; protocol=\"application/pgp-encrypted\"\r\n\r\n"
                        + "--e\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
                        + "--e\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nabc\r\n--e--\r\n");

        assertThat(mail.protection()).isEqualTo(Protection.ENCRYPTED_PGP);
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("encrypted.asc");
    }

    @Test
    void seesPgpInTheTextButNotWhereItIsQuoted() {
        var encrypted = HEADER + "\r\nHej\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nabc\r\n-----END PGP MESSAGE-----\r\n";
        var signed = HEADER + "\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nHej\r\n";

        assertThat(Mails.parse(encrypted).protection()).isEqualTo(Protection.ENCRYPTED_PGP);
        assertThat(Mails.parse(signed).protection()).isEqualTo(Protection.SIGNED_PGP);
        assertThat(Mails.parse(encrypted.replace("-----BEGIN", "> -----BEGIN")).protection())
                .isNull();
        assertThat(Mails.parseFile("plain.eml").protection()).isNull();
    }

    @Test
    void readsWhatIsOnlyWrappedToBeSigned()
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        var mail = Mails.parse(pkcs7("smime-type=signed-data; name=smime.p7m", signed(INNER)));

        assertThat(mail.protection()).isEqualTo(Protection.SIGNED_SMIME);
        assertThat(mail.text()).isEqualTo("Det inre brevet, på svenska.");
        assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("avtal.pdf");
        assertThat(mail.flaws()).isEmpty();
    }

    @Test
    void keepsWhatIsEncrypted() throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        for (var type : List.of("smime-type=enveloped-data", "name=smime.p7m")) {
            var mail = Mails.parse(pkcs7(type, encrypted()));

            assertThat(mail.protection()).as(type).isEqualTo(Protection.ENCRYPTED_SMIME);
            assertThat(mail.attachments()).extracting(MailAttachment::name).containsExactly("smime.p7m");
        }
    }

    @Test
    void keepsWrappingsThatAreBrokenOrWithoutEnd()
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        var broken = java.util.Arrays.copyOf(signed(INNER), 300);
        var deep = INNER;
        for (int level = 0; level < 6; level++) {
            deep =
                    ("Content-Type: application/pkcs7-mime; smime-type=signed-data\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                    + Base64.getMimeEncoder().encodeToString(signed(deep)))
                            .getBytes(StandardCharsets.US_ASCII);
        }

        assertThat(Mails.parse(pkcs7("smime-type=signed-data", broken)).attachments())
                .extracting(MailAttachment::name)
                .containsExactly("smime.p7m");
        assertThat(Mails.parse(pkcs7("smime-type=signed-data", signed(deep))).attachments())
                .extracting(MailAttachment::name)
                .containsExactly("smime.p7m");
    }

    private static String pkcs7(String parameters, byte[] content) {
        return HEADER + "Content-Type: application/pkcs7-mime; " + parameters
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n";
    }

    private static byte[] signed(byte[] content)
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        var keys = keys();
        var certificate = certificate(keys);
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        return generator.generate(new CMSProcessableByteArray(content), true).getEncoded();
    }

    private static byte[] encrypted()
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var keys = generator.generateKeyPair();
        var enveloped = new CMSEnvelopedDataGenerator();
        enveloped.addRecipientInfoGenerator(
                new JceKeyTransRecipientInfoGenerator("id".getBytes(StandardCharsets.US_ASCII), keys.getPublic()));
        return enveloped
                .generate(
                        new CMSProcessableByteArray(INNER),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
                .getEncoded();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("EC").generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException {
        var name = new X500Name("CN=Jan");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name, BigInteger.ONE, new Date(0), new Date(4_000_000_000_000L), name, keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }
}
