package io.svara.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLanguageTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sv-SE,sv;q=0.9,en;q=0.8 | SV",
                "nb-NO,nb;q=0.9,en;q=0.5 | NO",
                "nn | NO",
                "de,fr;q=0.9,no;q=0.3 | NO",
                "sv;q=0,en | EN",
                "en;q=0.2,sv;q=0.7 | SV",
                "de | EN",
                "* | EN",
                "sv;q=much | EN",
                "'' | EN"
            })
    void takesTheLanguageThatTheBrowserLikesBest(String header, PageLanguage expected) {
        assertThat(PageLanguage.preferred(header)).isEqualTo(expected);
    }

    @Test
    void takesEnglishWhereNothingIsSaid() {
        assertThat(PageLanguage.preferred(null)).isEqualTo(PageLanguage.EN);
    }
}
