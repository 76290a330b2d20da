package io.svara.provider;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who has signed in at an {@link AuthorizationServer}, and their browser there. */
public final class Visitor implements AutoCloseable {

    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Visitor() {}

    /** @param url of the provider */
    public static Visitor signedIn(String url, String user) {
        var visitor = new Visitor();
        var page = visitor.open(url + "/login").body();
        var proof = PROOF.matcher(page);
        if (!proof.find()) {
            throw new AssertionError(page);
        }
        visitor.send(
                url + "/login",
                Map.of("username", user, "password", AuthorizationServer.PASSWORD, "_csrf", proof.group(1)));
        return visitor;
    }

    public HttpResponse<String> open(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)));
    }

    /** @param form a value of {@code scope} is several, with spaces between them */
    public HttpResponse<String> send(String url, Map<String, String> form) {
        var body = new StringBuilder();
        form.forEach((name, values) -> {
            for (var value : name.equals("scope") ? values.split(" ") : new String[] {values}) {
                body.append(body.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return answer(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return browser.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What stands in the address that an answer leads to. */
    public static Map<String, String> brought(HttpResponse<String> answer) {
        return query(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    public static Map<String, String> query(String address) {
        var query = URI.create(address).getRawQuery();
        if (query == null) {
            throw new AssertionError(address);
        }
        var values = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    @Override
    public void close() {
        browser.close();
    }
}
