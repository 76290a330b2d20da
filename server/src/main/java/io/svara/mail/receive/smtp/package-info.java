/**
 * The SMTP receiver: mail comes in here and is handed, with its envelope, to a {@link
 * io.svara.mail.receive.smtp.MailDrop}. It knows no database and no ticket.
 *
 * <p>SubEthaSMTP accepts the connections and runs the sessions. What it leaves open is closed here: every command is
 * ours (its own answer to a refused mail goes on reading the mail as commands, its chunking takes a cut-off mail for a
 * whole one, a first line that starts with a dot keeps the extra one), and {@link
 * io.svara.mail.receive.smtp.GuardedSocket} stands between the wire and the session to bound lines and time.
 */
@NullMarked
package io.svara.mail.receive.smtp;

import org.jspecify.annotations.NullMarked;
