package io.svara.mail.parse.tnef;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** What Windows calls a charset, by number. */
record CodePage(Charset charset) {

    static final CodePage WESTERN = of(1252);

    static CodePage of(int number) {
        try {
            return new CodePage(
                    switch (number) {
                        case 65001 -> StandardCharsets.UTF_8;
                        case 1200 -> StandardCharsets.UTF_16LE;
                        case 20127 -> StandardCharsets.US_ASCII;
                        case 932 -> Charset.forName("windows-31j");
                        case 936 -> Charset.forName("GBK");
                        case 949 -> Charset.forName("x-windows-949");
                        case 950 -> Charset.forName("x-windows-950");
                        case 20866 -> Charset.forName("KOI8-R");
                        default ->
                            number > 28_590 && number < 28_606
                                    ? Charset.forName("ISO-8859-" + (number - 28_590))
                                    : Charset.forName("windows-" + number);
                    });
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            return new CodePage(Charset.forName("windows-1252"));
        }
    }

    /** The charset of a font in RTF. */
    static CodePage ofFont(int fontCharset, CodePage otherwise) {
        return switch (fontCharset) {
            case 0 -> of(1252);
            case 128 -> of(932);
            case 129 -> of(949);
            case 134 -> of(936);
            case 136 -> of(950);
            case 161 -> of(1253);
            case 162 -> of(1254);
            case 163 -> of(1258);
            case 177 -> of(1255);
            case 178 -> of(1256);
            case 186 -> of(1257);
            case 204 -> of(1251);
            case 222 -> of(874);
            case 238 -> of(1250);
            default -> otherwise;
        };
    }

    String decode(byte[] bytes) {
        return new String(bytes, charset);
    }
}
