package io.svara.installation.demo;

import io.svara.installation.demo.story.StoryMessage.StoryAttachment;
import io.svara.kernel.OrganizationId;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Makes the story's attachments: their text where it is told, else a small real picture or PDF of the right kind. */
@Component
class DemoFiles {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private final Blobs blobs;

    DemoFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    Blob make(OrganizationId organization, StoryAttachment attachment) {
        try {
            var blob = blobs.put(organization, new ByteArrayInputStream(bytes(attachment)));
            blobs.name(blob);
            return blob;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] bytes(StoryAttachment attachment) throws IOException {
        if (attachment.text() != null) {
            return attachment.text().getBytes(StandardCharsets.UTF_8);
        }
        return switch (attachment.contentType()) {
            case "image/jpeg" -> picture("jpg", attachment.name());
            case "image/png" -> picture("png", attachment.name());
            case "application/pdf" -> pdf(attachment.name());
            default -> attachment.name().getBytes(StandardCharsets.UTF_8);
        };
    }

    /** A quiet gradient whose colours come from the file's name, so that pictures differ. */
    private static byte[] picture(String format, String name) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        var hue = Math.floorMod(name.hashCode(), 360) / 360f;
        canvas.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.25f, 0.9f), WIDTH, HEIGHT, Color.getHSBColor(hue, 0.5f, 0.5f)));
        canvas.fillRect(0, 0, WIDTH, HEIGHT);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** One page that says the file's name. */
    private static byte[] pdf(String name) {
        var shown = name.replaceAll("[^\\x20-\\x7e]", "?").replaceAll("[()\\\\]", " ");
        var text = "BT /F1 18 Tf 60 760 Td (" + shown + ") Tj ET";
        var objects = new String[] {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                    + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        };
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("0000000000 65535 f \n");
        for (int index = 0; index < objects.length; index++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(index + 1).append(" 0 obj\n").append(objects[index]).append("\nendobj\n");
        }
        var start = pdf.length();
        pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
        pdf.append("trailer\n<< /Size ").append(objects.length + 1).append(" /Root 1 0 R >>\n");
        pdf.append("startxref\n").append(start).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
