package io.svara.mail.receive.smtp;

import io.svara.mail.receive.smtp.CommandLines.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.server.Session;

/** Every command that the receiver knows. */
final class SmtpCommands {

    static final Set<String> VERBS =
            Set.of("EHLO", "HELO", "STARTTLS", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "VRFY", "HELP", "QUIT");

    private SmtpCommands() {}

    static List<SmtpCommand> all(ReceiverSettings settings, ReceiverTls tls) {
        return List.of(
                new ExtendedHelloCommand(settings),
                SmtpCommand.of("HELO", (line, session) -> hello(line, session, settings.hostName())),
                new StartTlsCommand(tls),
                new MailFromCommand(settings.mail().maxBytes()),
                new RecipientCommand(settings.mail().maxRecipients()),
                new MailDataCommand(),
                SmtpCommand.of("RSET", SmtpCommands::reset),
                SmtpCommand.of("NOOP", (line, session) -> idle(session, "250 2.0.0 Still here.")),
                SmtpCommand.of("VRFY", (line, session) -> idle(session, "252 2.1.5 Send the mail, then you will see.")),
                SmtpCommand.of(
                        "HELP",
                        (line, session) -> idle(session, "214 2.0.0 This server takes mail as RFC 5321 has it.")),
                SmtpCommand.of("QUIT", SmtpCommands::quit),
                SmtpCommand.of(Fault.UNKNOWN.verb(), SmtpCommands::unknown),
                SmtpCommand.of(Fault.TOO_LONG.verb(), SmtpCommands::tooLong),
                SmtpCommand.of(Fault.MALFORMED.verb(), SmtpCommands::malformed),
                SmtpCommand.of(Fault.TIMEOUT.verb(), SmtpCommands::timeout));
    }

    private static void hello(String line, Session session, String hostName)
            throws IOException, DropConnectionException {
        if (SmtpCommand.argument(line).isEmpty()) {
            SmtpCommand.refuse(session, "501 5.5.4 Say who you are: HELO your.host.name");
            return;
        }
        Conversation.of(session).countIdle();
        session.resetMailTransaction();
        session.setHelo(SmtpCommand.argument(line));
        session.sendResponse("250 " + hostName);
    }

    private static void reset(String line, Session session) throws IOException, DropConnectionException {
        session.resetMailTransaction();
        idle(session, "250 2.0.0 Forgotten.");
    }

    private static void idle(Session session, String answer) throws IOException, DropConnectionException {
        Conversation.of(session).countIdle();
        session.sendResponse(answer);
    }

    private static void quit(String line, Session session) throws IOException {
        session.sendResponse("221 2.0.0 Goodbye.");
        session.quit();
    }

    private static void unknown(String line, Session session) throws IOException, DropConnectionException {
        SmtpCommand.refuse(session, "500 5.5.2 This server does not know that command.");
    }

    private static void tooLong(String line, Session session) throws IOException, DropConnectionException {
        SmtpCommand.refuse(session, "500 5.5.2 The command line is too long.");
    }

    /** Whoever ends lines otherwise may disagree with us on where a mail ends as well. */
    private static void malformed(String line, Session session) throws DropConnectionException {
        throw new DropConnectionException(
                500, "5.5.2 Commands are lines of UTF-8 that end with CR LF, closing the connection.");
    }

    private static void timeout(String line, Session session) throws DropConnectionException {
        throw new DropConnectionException(421, "4.4.2 Waited too long for a command, closing the connection.");
    }
}
