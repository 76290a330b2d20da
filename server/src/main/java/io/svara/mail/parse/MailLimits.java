package io.svara.mail.parse;

import java.time.Duration;

/**
 * How much of one mail is looked at. What lies beyond is not lost: the mail says so ({@link ParsedMail#flaws()}), and
 * its raw bytes are kept.
 */
final class MailLimits {

    /** Real headers are under 20 kB, with all the seals of a chain of filters under 100 kB. */
    static final int HEADER_BYTES = 1_000_000;

    /** One field: the longest real ones are the recipients of a mail to a whole company. */
    static final int FIELD_BYTES = 256_000;

    /** Each hop adds some ten; a hundred hops are a loop. */
    static final int FIELDS = 2_000;

    /** A part's header holds a handful of fields. */
    static final int PART_FIELDS = 500;

    /** Each level costs a pass over all its bytes. Nested forwards are not opened, so real mail stays under ten. */
    static final int DEPTH = 50;

    /** An album sent by a phone has a hundred parts. */
    static final int PARTS = 1_000;

    /** A long book is 2 MB of text. Of text and of HTML each. */
    static final int TEXT_BYTES = 2_000_000;

    /** More people than this are a mailing list that forgot to be one. */
    static final int ADDRESSES = 500;

    /** RFC 5322 allows 998 in a line; 320 is the longest valid address. */
    static final int ADDRESS_CHARS = 320;

    static final int NAME_CHARS = 200;

    static final int SUBJECT_CHARS = 1_000;

    static final int MESSAGE_ID_CHARS = 998;

    /** A thread of more mails than this is found by its last ones. */
    static final int REFERENCES = 100;

    static final int HEADER_VALUE_CHARS = 2_000;

    /** File systems take 255 bytes; four of them can be one character. */
    static final int FILE_NAME_CHARS = 120;

    /** Header of a returned mail, and the machine-readable part of a report. */
    static final int REPORT_BYTES = 64_000;

    /** Text before the first boundary is for programs that know no MIME; it matters only when no part follows. */
    static final int PREAMBLE_BYTES = 256_000;

    /** A file that holds the mail itself, such as winmail.dat; a larger one stays a file. */
    static final int OPENED_BYTES = 16_000_000;

    /** Signed, and signed again by a list. */
    static final int WRAPPINGS = 3;

    /** A mail of usual size takes milliseconds, 100 MB some seconds. What takes longer waits for a disk, or is made to. */
    static final Duration TIME = Duration.ofSeconds(60);

    private MailLimits() {}
}
