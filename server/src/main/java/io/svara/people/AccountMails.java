package io.svara.people;

/** The port by which mail to agents about their accounts leaves. Filled by mail. */
public interface AccountMails {

    /**
     * @param name whom it is to, for the header; may be empty
     * @param html safe to be read anywhere: no pictures, no scripts, styles in the elements
     */
    record AccountMail(String name, String email, String subject, String plain, String html) {

        /** Never its words: links and codes in them open accounts. */
        @Override
        public String toString() {
            return "AccountMail[...]";
        }
    }

    /** Queues it durably in the caller's transaction, in the scope's organisation. Its words are forgotten once it has left. */
    void send(AccountMail mail);
}
