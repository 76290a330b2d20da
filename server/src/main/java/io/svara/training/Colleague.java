package io.svara.training;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's superadmin at the desk, as her browser asks. */
final class Colleague implements AutoCloseable {

    private static final Map<String, String> ACCOUNT =
            Map.of("email", "anna@nordvind.example", "password", "svara-demo");
    private static final List<String> LISTS = List.of("", "?assignee=none", "?status=new,reply", "?sort=-created");
    private static final List<String> SEARCHES = List.of("leverans", "return", "tält", "\"two questions\"");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final String server;

    Colleague(int port) {
        server = "http://127.0.0.1:" + port;
    }

    void signIn() throws IOException, InterruptedException {
        for (var path : List.of("/health", "/", "/api/openapi.json")) {
            get(path);
        }
        send("POST", "/api/session", ACCOUNT);
    }

    /** What the customers of the demo have written, as HTML. */
    List<String> words() throws IOException, InterruptedException {
        var words = new ArrayList<String>();
        for (var ticket : get("/api/tickets").path("items")) {
            for (var message : get("/api/tickets/" + ticket.path("id").asString() + "/messages")
                    .path("items")) {
                words.add(message.path("html").asString(""));
            }
        }
        words.removeIf(String::isBlank);
        return words;
    }

    void works(int round) throws IOException, InterruptedException {
        get("/api/filters");
        get("/api/tickets?q="
                + SEARCHES.get(round % SEARCHES.size()).replace(" ", "%20").replace("\"", "%22"));
        var list = get("/api/tickets" + LISTS.get(round % LISTS.size())).path("items");
        for (int place = 0; place < Math.min(list.size(), 4); place++) {
            answers(list.get(place), place);
        }
        get("/api/events?cursor=" + get("/api/events").path("cursor").asString(""));
    }

    private void answers(JsonNode ticket, int place) throws IOException, InterruptedException {
        var path = "/api/tickets/" + ticket.path("id").asString();
        get(path);
        get(path + "/messages");
        get(path + "/drafts");
        send("PUT", path + "/seen", Map.of());
        if (place == 0) {
            send("POST", path + "/messages", Map.of("kind", "reply", "html", "<p>Tack, vi tittar på det.</p>"));
        } else if (place == 1) {
            send("POST", path + "/messages", Map.of("kind", "note", "text", "Ring kunden i morgon."));
        } else {
            send("PATCH", path, Map.of("priority", place == 2 ? "high" : "normal", "status", "pending"));
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(server + path)).build());
    }

    private void send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        answer(HttpRequest.newBuilder(URI.create(server + path))
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", forgeryToken())
                .build());
    }

    private String forgeryToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(request.method() + " " + request.uri().getPath() + " answered " + answer.statusCode()
                    + ": " + answer.body());
        }
        var isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    }

    @Override
    public void close() {
        client.close();
    }
}
