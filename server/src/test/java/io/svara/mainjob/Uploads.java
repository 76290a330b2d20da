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

    /** For a signature: what its HTML calls it. */
    static String signaturePicture(TestClient client) {
        return Desk.ok(send(client, "/api/pictures", "sign.png", "image/png", PICTURE))
                .path("src")
                .asString();
    }

    static TestClient.Answer signaturePicture(TestClient client, String name, byte[] content) {
        return send(client, "/api/pictures", name, "image/png", content);
    }

    private static String upload(TestClient client, String name, String type, byte[] content) {
        return Desk.ok(send(client, "/api/attachments", name, type, content))
                .path("id")
                .asString();
    }

    private static TestClient.Answer send(TestClient client, String path, String name, String type, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(
                "POST", path, BodyPublishers.ofByteArray(body.toByteArray()), "multipart/form-data; boundary=part");
    }
}
