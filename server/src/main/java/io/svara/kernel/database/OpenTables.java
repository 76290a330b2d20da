package io.svara.kernel.database;

import java.util.List;

/**
 * The one list of tables that do not stand behind the organisations' wall. Every other table has row-level security and
 * begins its keys and indexes with {@code organization_id}. The catalogue of a migrated database is held against it.
 */
public final class OpenTables {

    public enum Kind {
        /** Read before the organisation is known: by a password, a cookie, a token, an envelope's recipient. */
        DIRECTORY,
        /** Ids and times of all organisations, scanned for what is due. */
        DUE,
        /** Of an organisation, but only with its own filter as protection. */
        SEARCH,
        /** Of the installation as a whole. */
        INSTALLATION
    }

    /** @param why it cannot stand behind the wall, or need not */
    public record OpenTable(String name, Kind kind, String why) {}

    public static final List<OpenTable> ALL = List.of(
            directory("account", "Sign-in knows an address and no organisation; it is unique in the installation."),
            directory("membership", "Says which organisation an account belongs to."),
            directory("session", "A cookie is all that is known when it is read."),
            directory("api_token", "A token is all that is known when it is read."),
            directory("invitation_link", "An invitation's link is all that is known when it is read."),
            directory("inbound_address", "An envelope's recipient is what finds the organisation."),
            directory("sign_in_guard", "Counts wrong guesses by hashes of accounts and addresses, before any sign-in."),
            directory("sign_in_step", "A browser's cookie is all that is known when it is read."),
            directory("password_link", "The secret of a link is all that is known when it is read."),
            directory("passkey", "A credential's id is all that is known when somebody signs in with it."),
            directory("passkey_challenge", "Which challenges have been answered, most before any sign-in."),
            directory("single_sign_on_way", "A domain or a handle is what finds the organisation."),
            directory("single_sign_on_request", "The state of a browser that comes back is all that is known."),
            due("mail_intake_due", "Which acknowledged mail is to be made a ticket, of whichever organisation."),
            due("mail_authentication_due", "Which mail's sender is to be checked, of whichever organisation."),
            due("mail_outgoing_due", "Which mail is to be sent, of whichever organisation."),
            due("mailbox_removal_due", "Which mailbox is to be emptied, of whichever organisation."),
            due("mail_fetch_due", "Which account mail is to be fetched from, of whichever organisation."),
            due("attachment_scan_due", "Which file is to be checked for viruses, of whichever organisation."),
            due("label_suggestion_due", "Which ticket's labels are to be guessed, of whichever organisation."),
            due("webhook_delivery_due", "Which webhook is to be called, of whichever organisation."),
            due("log_outbox", "Which entries the followers have yet to see; a lane holds many organisations."),
            new OpenTable(
                    "ticket_search",
                    Kind.SEARCH,
                    "Full-text operators are not leakproof: row-level security would keep the planner from their index."),
            installation("scheduled_tasks", "Recurring jobs, which no organisation owns."),
            installation("installation", "Which run of this database a client's cursor belongs to."),
            installation("installation_setup", "Whether the first organisation was made, before there is one."));

    private OpenTables() {}

    private static OpenTable directory(String name, String why) {
        return new OpenTable(name, Kind.DIRECTORY, why);
    }

    private static OpenTable due(String name, String why) {
        return new OpenTable(name, Kind.DUE, why);
    }

    private static OpenTable installation(String name, String why) {
        return new OpenTable(name, Kind.INSTALLATION, why);
    }
}
