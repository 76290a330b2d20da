package io.svara.mainjob;

import io.svara.web.TestClient;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Files as the desk uploads them. */
final class Uploads {

    /** The smallest picture there is. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Uploads() {}

    static String picture(TestClient client, String name) {
        return upload(client, name, "image/png", PICTURE);
    }

    static String text(TestClient client, String name, String text) {
        return upload(client, name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String upload(TestClient client, String name, String type, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return Desk.ok(client.send(
                        "POST",
                        "/api/attachments",
                        BodyPublishers.ofByteArray(body.toByteArray()),
                        "multipart/form-data; boundary=part"))
                .path("id")
                .asString();
    }
}
