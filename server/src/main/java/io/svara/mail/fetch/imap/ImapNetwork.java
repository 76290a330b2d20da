package io.svara.mail.fetch.imap;

import io.svara.kernel.network.PublicAddress;
import io.svara.mail.fetch.imap.ImapFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The way to IMAP servers: which addresses may be called, and which certificates are believed. */
public final class ImapNetwork {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final int ADDRESSES_TRIED = 3;

    private final boolean privateHosts;
    private final SSLContext tls;

    /** @param privateHosts whether addresses of this machine and its own networks may be called */
    public ImapNetwork(boolean privateHosts, SSLContext tls) {
        this.privateHosts = privateHosts;
        this.tls = tls;
    }

    /** The address that is checked is the one that is called: the name is asked for once. */
    Socket connect(ImapServer server) throws ImapFailure {
        var addresses = addresses(server.host());
        var allowed = Arrays.stream(addresses)
                .filter(address -> privateHosts || PublicAddress.is(address))
                .limit(ADDRESSES_TRIED)
                .toList();
        if (allowed.isEmpty()) {
            throw new ImapFailure(Kind.HOST_PRIVATE, server.host());
        }
        ImapFailure last = null;
        for (var address : allowed) {
            try {
                return connect(new InetSocketAddress(address, server.port()));
            } catch (ImapFailure failed) {
                last = failed;
            }
        }
        throw last;
    }

    private static InetAddress[] addresses(String host) throws ImapFailure {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new ImapFailure(Kind.HOST_UNKNOWN, host);
        }
    }

    private static Socket connect(InetSocketAddress address) throws ImapFailure {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(address, (int) CONNECT.toMillis());
            return socket;
        } catch (IOException failed) {
            close(socket);
            throw new ImapFailure(
                    switch (failed) {
                        case SocketTimeoutException _ -> Kind.TIMEOUT;
                        case ConnectException _ -> Kind.CONNECTION_REFUSED;
                        case NoRouteToHostException _ -> Kind.CONNECTION_REFUSED;
                        default -> Kind.CONNECTION_LOST;
                    },
                    text(failed));
        }
    }

    /** Speaks TLS on a connection, and makes sure that the server is who it should be. */
    SSLSocket secure(Socket plain, String host, Duration patience) throws ImapFailure {
        try {
            var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
            var parameters = socket.getSSLParameters();
            parameters.setProtocols(PROTOCOLS);
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout((int) patience.toMillis());
            socket.startHandshake();
            return socket;
        } catch (IOException failed) {
            close(plain);
            throw new ImapFailure(tlsKind(failed), text(failed));
        }
    }

    private static Kind tlsKind(IOException failed) {
        if (isCausedBy(failed, SocketTimeoutException.class)) {
            return Kind.TIMEOUT;
        }
        if (isCausedBy(failed, CertificateExpiredException.class)
                || isCausedBy(failed, CertificateNotYetValidException.class)) {
            return Kind.TLS_EXPIRED;
        }
        if (isCausedBy(failed, CertPathBuilderException.class)
                || isCausedBy(failed, CertPathValidatorException.class)) {
            return Kind.TLS_UNTRUSTED;
        }
        return isCausedBy(failed, CertificateException.class) ? Kind.TLS_WRONG_NAME : Kind.TLS_FAILED;
    }

    private static boolean isCausedBy(Throwable failed, Class<? extends Exception> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    static String text(Exception failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // as wanted
        }
    }
}
