package io.svara.people.agents;

import io.svara.kernel.problem.Problem;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * A picture of {@value #SIDE}x{@value #SIDE} pixels, drawn anew out of the middle of what was sent: nothing else of the file is kept, such
 * as where it was taken.
 *
 * @param contentType {@code image/png}
 */
record SquarePicture(byte[] bytes, String contentType) {

    static final int SIDE = 200;
    private static final int MAX_BYTES = 2_000_000;
    /** Drawing takes four bytes a pixel; a small file can claim to be huge. */
    private static final long MAX_PIXELS = 16_000_000;

    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    static SquarePicture of(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw Problem.invalid("picture", "too-large", "A picture may have at most 2 MB.");
        }
        try {
            return new SquarePicture(png(square(read(file))), "image/png");
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof Problem problem) {
                throw problem;
            }
            throw notAPicture();
        }
    }

    private static BufferedImage read(byte[] file) throws IOException {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(input);
            while (readers.hasNext()) {
                var reader = readers.next();
                try {
                    if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        reader.setInput(input);
                        return first(reader);
                    }
                } finally {
                    reader.dispose();
                }
            }
        }
        throw notAPicture();
    }

    private static BufferedImage first(ImageReader reader) throws IOException {
        if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
            throw Problem.invalid("picture", "too-large", "A picture may have at most 16 million pixels.");
        }
        return reader.read(0);
    }

    private static BufferedImage square(BufferedImage image) {
        var side = Math.min(image.getWidth(), image.getHeight());
        var x = (image.getWidth() - side) / 2;
        var y = (image.getHeight() - side) / 2;
        var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var draw = square.createGraphics();
        draw.setColor(Color.WHITE);
        draw.fillRect(0, 0, SIDE, SIDE);
        draw.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        draw.drawImage(image, 0, 0, SIDE, SIDE, x, y, x + side, y + side, null);
        draw.dispose();
        return square;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static Problem notAPicture() {
        return Problem.invalid("picture", "not-a-picture", "Use a picture of the type PNG or JPEG.");
    }
}
