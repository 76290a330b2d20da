package io.svara.mail.receive.smtp;

/** The mail is good, but cannot be kept at the moment: the sender keeps it and comes again. */
public final class NotTakenNow extends Exception {

    private static final long serialVersionUID = 1;

    private final int replyCode;
    private final String enhancedCode;

    private NotTakenNow(int replyCode, String enhancedCode, String message) {
        super(message, null, false, false);
        this.replyCode = replyCode;
        this.enhancedCode = enhancedCode;
    }

    public static NotTakenNow tryAgainLater() {
        return new NotTakenNow(451, "4.3.0", "The mail cannot be kept just now, please try again later.");
    }

    public static NotTakenNow storageLow() {
        return new NotTakenNow(452, "4.3.1", "There is too little room for mail just now, please try again later.");
    }

    int replyCode() {
        return replyCode;
    }

    /** The answer's text, led by its enhanced status code. */
    String answer() {
        return enhancedCode + " " + getMessage();
    }
}
