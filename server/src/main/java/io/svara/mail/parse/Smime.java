package io.svara.mail.parse;

import java.nio.charset.StandardCharsets;

/** What an {@code application/pkcs7-mime} part is: by what it holds, and where that says nothing by what is said of it. */
final class Smime {

    // 1.2.840.113549.1.7.2, .7.3 and .9.16.1.23, as DER writes them (RFC 5652, RFC 5083)
    private static final String SIGNED = "\u002a\u0086\u0048\u0086\u00f7\r\u0001\u0007\u0002";
    private static final String ENVELOPED = "\u002a\u0086\u0048\u0086\u00f7\r\u0001\u0007\u0003";
    private static final String AUTHENTICATED = "\u002a\u0086\u0048\u0086\u00f7\r\u0001\t\u0010\u0001\u0017";
    private static final int BEGINNING = 40;

    private final String declared;
    private String beginning = "";

    Smime(String declared) {
        this.declared = declared;
    }

    void look(byte[] file) {
        beginning = new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
    }

    boolean isEncrypted() {
        return beginning.contains(ENVELOPED)
                || beginning.contains(AUTHENTICATED)
                || !beginning.contains(SIGNED) && (declared.isEmpty() || declared.contains("enveloped"));
    }

    boolean isSigned() {
        return beginning.contains(SIGNED) && !declared.equals("certs-only");
    }
}
