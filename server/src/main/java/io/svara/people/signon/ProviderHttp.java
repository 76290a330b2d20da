package io.svara.people.signon;

import io.svara.kernel.network.PublicNames;
import io.svara.kernel.network.PublicNames.PrivateName;
import io.svara.people.signon.SignOnFailure.Kind;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Asks providers, whose addresses an organisation's administrator gave. So it reaches public addresses only, checked where
 * the name is resolved and nowhere else (a name that changes between check and use gains nothing), follows no redirect,
 * and takes no longer and no more than a provider needs. Blocks: outside of transactions.
 */
@Component
class ProviderHttp {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 256 * 1024;

    private final SignOnSettings settings;
    private final CloseableHttpClient http;

    ProviderHttp(SignOnSettings settings) {
        this.settings = settings;
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new PublicNames(settings.privateHosts()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .build())
                        .setMaxConnTotal(50)
                        .setMaxConnPerRoute(10)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(SILENCE)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** @param status 0: it is not HTTP's */
    record Answer(int status, byte[] body) {}

    Answer get(URI address) throws SignOnFailure {
        return send(new HttpGet(address), address);
    }

    /** @param headers beside those of a form */
    Answer post(URI address, Map<String, String> form, Map<String, String> headers) throws SignOnFailure {
        var request = new HttpPost(address);
        headers.forEach(request::setHeader);
        List<NameValuePair> fields = form.entrySet().stream()
                .<NameValuePair>map(field -> new BasicNameValuePair(field.getKey(), field.getValue()))
                .toList();
        request.setEntity(new UrlEncodedFormEntity(fields));
        return send(request, address);
    }

    private Answer send(HttpUriRequestBase request, URI address) throws SignOnFailure {
        checkScheme(address);
        request.setHeader("Accept", "application/json");
        try {
            return http.execute(request, response -> new Answer(response.getCode(), body(response)));
        } catch (PrivateName refused) {
            throw new SignOnFailure(Kind.PRIVATE_HOST, address.getHost() + " is not on the public Internet.");
        } catch (IOException | RuntimeException failed) {
            throw new SignOnFailure(Kind.PROVIDER_AWAY, address.getHost() + ": " + text(failed));
        }
    }

    private void checkScheme(URI address) throws SignOnFailure {
        var scheme = address.getScheme();
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new SignOnFailure(Kind.PROVIDER_AWAY, "This is no address of a provider.");
        }
        if (!"https".equals(scheme) && !(settings.privateHosts() && "http".equals(scheme))) {
            throw new SignOnFailure(Kind.NOT_HTTPS, address.getHost() + " is to be asked without TLS.");
        }
    }

    private static byte[] body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        var until = System.nanoTime() + LONGEST.toNanos();
        var all = new ByteArrayOutputStream();
        var part = new byte[8192];
        try (InputStream bytes = entity.getContent()) {
            for (int read = bytes.read(part); read >= 0; read = bytes.read(part)) {
                all.write(part, 0, read);
                if (all.size() > MAX_BYTES || System.nanoTime() > until) {
                    throw new IOException("its answer is too long");
                }
            }
        }
        return all.toByteArray();
    }

    private static String text(Exception failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
