package io.svara.mail.parse;

/**
 * A person's or machine's address as a mail names it.
 *
 * @param name decoded, on one line; empty when the mail names none
 * @param address as it came: its case kept, an international domain neither encoded nor decoded. It may lack the
 *     {@code @} ({@link #isComplete()}), since some machines write only a local name
 */
public record MailAddress(String name, String address) {

    /** Has a local part and a domain, so that it can be answered. */
    public boolean isComplete() {
        int at = address.lastIndexOf('@');
        return at > 0 && at < address.length() - 1 && address.indexOf(' ') < 0;
    }

    /** What stands before the {@code @}. */
    public String localPart() {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
