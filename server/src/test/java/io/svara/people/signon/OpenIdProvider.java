package io.svara.people.signon;

import io.svara.provider.AuthorizationServer;
import io.svara.provider.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An organisation's provider: Spring's authorization server in a process of its own. It knows everybody, by the e-mail
 * address that they type, and can be made to say what no honest provider would.
 */
public final class OpenIdProvider implements AutoCloseable {

    /** What it gives out in the place of its ID token. */
    public enum Hands {
        AS_IT_IS,
        UNSIGNED,
        /** Signed by a key that it does not show. */
        FORGED
    }

    public static final String CLIENT = "svara";
    public static final String SECRET = "the client's secret";
    public static final String PASSWORD = AuthorizationServer.PASSWORD;
    private static final String PORT = "port ";

    private final Process process;
    private final String issuer;

    private OpenIdProvider(Process process) throws IOException {
        this.process = process;
        this.issuer = "http://127.0.0.1:" + port(process);
    }

    public static OpenIdProvider start(String redirectUri) {
        try {
            return new OpenIdProvider(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OpenIdProcess.class.getName(),
                            redirectUri)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** It says much before it says this. */
    private static int port(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(PORT)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(_ -> {}));
                return Integer.parseInt(line.substring(PORT.length()));
            }
        }
        throw new IllegalStateException("The provider has ended before it was there.");
    }

    public String issuer() {
        return issuer;
    }

    /** What its ID tokens say of whoever signs in from now on, beside their address and name; times in seconds. */
    public void says(Map<String, ?> claims) {
        tell(Map.of("says", claims));
    }

    public void hands(Hands instead) {
        tell(Map.of("hands", instead.name()));
    }

    public void honest() {
        tell(Map.of("says", Map.of(), "hands", Hands.AS_IT_IS.name()));
    }

    /** Back to those before with {@link #restoreKeys}. */
    void renewKeys() {
        tell(Map.of("renewKeys", true));
    }

    void restoreKeys() {
        tell(Map.of("restoreKeys", true));
    }

    int keysAsked() {
        return tell(Map.of());
    }

    private int tell(Map<String, ?> what) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(issuer + OpenIdProcess.CONTROL))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    JsonMapper.shared().writeValueAsString(what)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return Integer.parseInt(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What a person's browser does there; the answer is what stands in the address that it is sent back to. */
    Map<String, String> visit(String url, String user) {
        try (var visitor = Visitor.signedIn(issuer, user)) {
            return Visitor.brought(visitor.open(url));
        }
    }

    /** It has nothing that it could lose. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
