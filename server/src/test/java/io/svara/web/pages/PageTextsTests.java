package io.svara.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTextsTests {

    private static final Pattern NAMED_IN_TEMPLATE = Pattern.compile("\\{\\{text\\.([a-zA-Z-]+)}}");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(PageLanguage.class)
    void saysEverythingInEveryLanguage(PageLanguage language) {
        assertThat(PageTexts.in(language).all().keySet())
                .isEqualTo(PageTexts.in(PageLanguage.EN).all().keySet());
        assertThat(PageTexts.in(language).all()).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(places(text))
                    .as(key)
                    .isEqualTo(places(PageTexts.in(PageLanguage.EN).get(key)));
        });
    }

    @Test
    void hasEveryTextThatATemplateNames() throws IOException, URISyntaxException {
        assertThat(PageTexts.in(PageLanguage.EN).all().keySet()).containsAll(namedInTemplates());
    }

    /** Words in a template would stay English in every language; the product's name and addresses are the same in all. */
    @Test
    void leavesNoTextInATemplate() throws IOException, URISyntaxException {
        for (var template : templates()) {
            var words = Files.readString(template)
                    .replaceAll("\\{\\{.*?}}", "")
                    .replaceAll("(?s)<code.*?</code>|<svg.*?</svg>", "")
                    .replaceAll("(?s)<[^>]*>", "")
                    .replaceAll("Svara|/api/openapi\\.json", "");
            assertThat(words).as(template.toString()).doesNotContainPattern("\\p{L}{2,}");
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group()).collect(Collectors.toSet());
    }

    private static Set<String> namedInTemplates() throws IOException, URISyntaxException {
        var keys = new TreeSet<String>();
        for (var template : templates()) {
            NAMED_IN_TEMPLATE.matcher(Files.readString(template)).results().forEach(named -> keys.add(named.group(1)));
        }
        assertThat(keys).hasSizeGreaterThan(30);
        return keys;
    }

    private static Iterable<Path> templates() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(Pages.class.getResource("/pages/head.html"))
                        .toURI())
                .resolveSibling(".");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }
}
