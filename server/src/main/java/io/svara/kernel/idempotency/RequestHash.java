package io.svara.kernel.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.json.JsonMapper;

/** What makes a request this one: method, path, query, the body as it was understood, and the files. */
final class RequestHash {

    private RequestHash() {}

    static byte[] of(HttpServletRequest request, Method method, @Nullable Object[] arguments, JsonMapper json)
            throws IOException {
        var digest = sha256();
        add(digest, request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n");
        var annotations = method.getParameterAnnotations();
        for (int place = 0; place < arguments.length; place++) {
            addArgument(digest, arguments[place], annotations[place], json);
        }
        return digest.digest();
    }

    private static void addArgument(
            MessageDigest digest, @Nullable Object argument, Annotation[] annotations, JsonMapper json)
            throws IOException {
        if (argument instanceof MultipartFile file) {
            addFile(digest, file);
        } else if (argument instanceof Collection<?> several) {
            for (var one : several) {
                addArgument(digest, one, annotations, json);
            }
        }
        for (var annotation : annotations) {
            if (annotation instanceof RequestBody && argument != null) {
                digest.update(json.writeValueAsBytes(argument));
            }
        }
    }

    private static void addFile(MessageDigest digest, MultipartFile file) throws IOException {
        add(digest, file.getName() + "\n" + file.getOriginalFilename() + "\n" + file.getSize() + "\n");
        try (var bytes = new DigestInputStream(file.getInputStream(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("This Java has no SHA-256", broken);
        }
    }
}
