package io.svara.webhooks.delivery;

import io.svara.kernel.network.PublicNames;
import io.svara.kernel.network.PublicNames.PrivateName;
import io.svara.webhooks.store.Trouble;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls receivers, whose addresses an organisation's administrator gave. So it reaches public addresses only, checked where the name
 * is resolved, follows no redirect, and is over after ten seconds, however slowly the other side speaks. Blocks: outside of
 * transactions.
 */
@Component
class WebhookHttp {

    /**
     * What came back.
     *
     * @param statusCode null where no answer came
     * @param trouble why none came; null where one did
     * @param detail what else is known of that
     * @param answer how it began
     */
    record Answer(
            @Nullable Integer statusCode,
            @Nullable Trouble trouble,
            @Nullable String detail,
            @Nullable String answer) {

        static Answer none(Trouble trouble, String detail) {
            return new Answer(null, trouble, detail, null);
        }
    }

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout WHOLE = Timeout.ofSeconds(10);
    private static final int MAX_READ = 64 * 1024;
    private static final int MAX_KEPT = 2 * 1024;
    private static final int MAX_DETAIL = 300;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("svara-webhook-timer").factory());
    private final CloseableHttpClient http;

    WebhookHttp(WebhookSettings settings) {
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicNames(settings.privateHosts()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(WHOLE)
                                .build())
                        .setMaxConnTotal(100)
                        .setMaxConnPerRoute(100)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(WHOLE)
                        .build())
                // each call looks the name up anew
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("Svara-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer post(URI url, Map<String, String> headers, String body) {
        var request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        var heard = new AtomicReference<@Nullable Answer>();
        var end = timer.schedule(request::cancel, WHOLE.toMilliseconds(), TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> hear(response, heard, request));
        } catch (IOException | RuntimeException failed) {
            // what its answer says was there before the rest of it failed
            var answer = heard.get();
            return answer == null ? failure(failed, url, request.isCancelled()) : answer;
        } finally {
            end.cancel(false);
        }
    }

    private static Answer hear(ClassicHttpResponse response, AtomicReference<@Nullable Answer> heard, HttpPost request)
            throws IOException {
        var status = new Answer(response.getCode(), null, null, null);
        heard.set(status);
        var entity = response.getEntity();
        if (entity == null) {
            return status;
        }
        var answer = new Answer(
                response.getCode(), null, null, text(entity.getContent().readNBytes(MAX_KEPT)));
        heard.set(answer);
        if (entity.getContent().readNBytes(MAX_READ).length == MAX_READ) {
            request.cancel();
        }
        return answer;
    }

    /** What no text in the database can hold is left out. */
    private static @Nullable String text(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
        return text.isEmpty() ? null : text;
    }

    private static Answer failure(Exception failed, URI url, boolean isOver) {
        var host = url.getHost();
        if (isOver) {
            return Answer.none(Trouble.TIMEOUT, "No answer within 10 seconds.");
        }
        return switch (failed) {
            case PrivateName _ -> Answer.none(Trouble.PRIVATE_ADDRESS, host + " is not on the public Internet.");
            case UnknownHostException _ -> Answer.none(Trouble.UNKNOWN_HOST, host + " is not known.");
            case SSLException _ -> Answer.none(Trouble.TLS, detail(failed));
            case InterruptedIOException _ -> Answer.none(Trouble.TIMEOUT, detail(failed));
            default -> Answer.none(Trouble.UNREACHABLE, detail(failed));
        };
    }

    private static String detail(Exception failed) {
        var message = failed.getMessage();
        var text = message == null ? failed.getClass().getSimpleName() : message.replace("\0", "");
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL);
    }

    @PreDestroy
    void close() throws IOException {
        timer.shutdownNow();
        http.close();
    }
}
