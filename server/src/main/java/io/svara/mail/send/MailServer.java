package io.svara.mail.send;

/**
 * Whom a mail is handed to.
 *
 * @param title how it is called in a sentence, such as {@code The relay smtp://relay.example:25}
 * @param publicOnly no connection to this machine and to private networks: its host was not named by the operator
 */
public record MailServer(String title, RelayAddress address, boolean publicOnly) {

    /** The operator's own, which may be anywhere. */
    public static MailServer relay(RelayAddress address) {
        return relay(address, false);
    }

    /** The same, signed in to by XOAUTH2 with a token that this user has granted. */
    public MailServer signedInBy(String user, String token) {
        var credentials = new RelayAddress.Credentials(user, token, true);
        return new MailServer(
                title,
                new RelayAddress(
                        address.host(), address.port(), address.security(), address.verifiesCertificate(), credentials),
                publicOnly);
    }

    public static MailServer relay(RelayAddress address, boolean publicOnly) {
        return new MailServer("The relay " + address, address, publicOnly);
    }
}
