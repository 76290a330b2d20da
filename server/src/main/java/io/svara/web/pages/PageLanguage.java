package io.svara.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The languages that pages are written in: the one asked for with {@code ?lang=}, else the browser's first of them. */
public enum PageLanguage {
    EN("English"),
    SV("Svenska"),
    NO("Norsk");

    public static final String PARAMETER = "lang";

    private final String itsOwnName;

    PageLanguage(String itsOwnName) {
        this.itsOwnName = itsOwnName;
    }

    /** {@code en}, {@code sv} or {@code no}: as in the page's {@code lang} and in an organisation's row. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String itsOwnName() {
        return itsOwnName;
    }

    public static PageLanguage of(HttpServletRequest request) {
        return find(request.getParameter(PARAMETER))
                .orElseGet(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    public static Optional<PageLanguage> find(@Nullable String code) {
        return List.of(values()).stream()
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    static PageLanguage preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return EN;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> spoken(range.getRange()).stream())
                    .findFirst()
                    .orElse(EN);
        } catch (IllegalArgumentException malformed) {
            return EN;
        }
    }

    private static Optional<PageLanguage> spoken(String range) {
        return switch (range.split("-", 2)[0]) {
            case "en" -> Optional.of(EN);
            case "sv" -> Optional.of(SV);
            // both written forms; browsers send nb or nn, seldom no
            case "no", "nb", "nn" -> Optional.of(NO);
            default -> Optional.empty();
        };
    }
}
