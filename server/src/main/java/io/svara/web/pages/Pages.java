package io.svara.web.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * Renders a page from its template. All that is put in is escaped; a template that names what is not there fails
 * rather than leaving a hole.
 */
@Component
public class Pages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Map<String, String> assets = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).withLoader(Pages::template);

    /** One entry of the language switch. */
    record LanguageChoice(String code, String name, boolean current) {}

    /** @param values what the template names besides its texts, each not null */
    public ResponseEntity<String> page(
            HttpStatus status, String template, PageLanguage language, Map<String, ?> values) {
        var all = new HashMap<String, Object>(values);
        all.put("text", PageTexts.in(language).all());
        all.put("lang", language.code());
        all.put("languages", choices(language));
        all.put("stylesheet", asset("pages.css"));
        all.put("icon", asset("svara.svg"));
        var html = templates.computeIfAbsent(template, this::compile).execute(all);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Content-Language", language.code())
                .header("Vary", "Accept-Language")
                .header("X-Robots-Tag", "noindex")
                .body(html);
    }

    /** The address of a file that pages link to. It changes with the content, so it may be kept for ever. */
    public String asset(String name) {
        return assets.computeIfAbsent(name, Pages::addressOf);
    }

    private static List<LanguageChoice> choices(PageLanguage current) {
        return Arrays.stream(PageLanguage.values())
                .map(language -> new LanguageChoice(language.code(), language.itsOwnName(), language == current))
                .toList();
    }

    private Template compile(String name) {
        try (var source = template(name)) {
            return compiler.compile(source);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Reader template(String name) {
        return new InputStreamReader(open("/pages/" + name + ".html"), StandardCharsets.UTF_8);
    }

    private static String addressOf(String asset) {
        try (var content = open("/static/assets/" + asset)) {
            return "/assets/" + asset + "?v="
                    + DigestUtils.md5DigestAsHex(content).substring(0, 12);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(Pages.class.getResourceAsStream(path), path);
    }
}
