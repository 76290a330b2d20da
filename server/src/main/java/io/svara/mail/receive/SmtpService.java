package io.svara.mail.receive;

import io.svara.kernel.CannotStart;
import io.svara.kernel.ServingOnly;
import io.svara.kernel.SvaraSettings;
import io.svara.mail.receive.smtp.ReceiverSettings;
import io.svara.mail.receive.smtp.ReceiverTls;
import io.svara.mail.receive.smtp.SmtpReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The SMTP receiver as part of the server: the last to start, the first to stop. */
@Component
@ServingOnly
public class SmtpService implements SmartLifecycle {

    private static final int PHASE = 1000;

    private final SmtpReceiver receiver;
    private volatile boolean running;

    SmtpService(SvaraSettings settings, ReceiveMail drop, Clock clock) throws IOException {
        var spool = settings.data().resolve("spool").resolve("incoming");
        this.receiver = new SmtpReceiver(
                ReceiverSettings.defaults(settings.smtpPort(), bindAddress(settings), settings.inboundDomain(), spool),
                tls(settings, clock),
                drop,
                clock);
    }

    private static @Nullable InetAddress bindAddress(SvaraSettings settings) {
        try {
            return settings.smtpBind() == null ? null : InetAddress.getByName(settings.smtpBind());
        } catch (UnknownHostException unknown) {
            throw CannotStart.because("SVARA_SMTP_BIND is no address that is known here: " + settings.smtpBind());
        }
    }

    private static ReceiverTls tls(SvaraSettings settings, Clock clock) throws IOException {
        if (settings.smtpTlsCert() != null && settings.smtpTlsKey() != null) {
            return ReceiverTls.fromPem(settings.smtpTlsCert(), settings.smtpTlsKey());
        }
        return ReceiverTls.selfSigned(settings.data().resolve("smtp"), settings.inboundDomain(), clock);
    }

    /** The port that is really listened on. */
    public int port() {
        return receiver.port();
    }

    @Override
    public void start() {
        receiver.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        receiver.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
