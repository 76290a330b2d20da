package io.svara.mail.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters write, word by word. */
class SpamHeadersTests {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = '!', nullValues = "-", textBlock = """
            x-spam-status                  ! Yes, score=7.9 required=5.0 tests=BAYES_99         ! spam
            x-spam-status                  ! No, score=-0.5 required=5.0                        ! clean
            x-spam-flag                    ! YES                                                ! spam
            x-spam-flag                    ! NO                                                 ! clean
            x-spam                         ! Yes                                                ! spam
            x-spam                         ! nothing                                            ! -
            x-rspamd-action                ! add header                                         ! spam
            x-rspamd-action                ! no action                                          ! clean
            x-rspamd-action                ! greylist                                           ! -
            x-ms-exchange-organization-scl ! 5                                                  ! spam
            x-ms-exchange-organization-scl ! 9                                                  ! spam
            x-ms-exchange-organization-scl ! 1                                                  ! clean
            x-ms-exchange-organization-scl ! -1                                                 ! clean
            x-ms-exchange-organization-scl ! 15                                                 ! -
            x-forefront-antispam-report    ! CIP:192.0.2.7;CTRY:SE;LANG:sv;SCL:5;SFV:SPM;       ! spam
            x-forefront-antispam-report    ! CIP:192.0.2.7;CTRY:SE;LANG:sv;SCL:1;SFV:NSPM;      ! clean
            x-gm-spam                      ! 1                                                  ! spam
            x-gm-spam                      ! 0                                                  ! clean
            x-barracuda-spam-status        ! Yes, SCORE=6.50 using global scores                ! spam
            x-barracuda-spam-status        ! No, SCORE=0.00                                     ! clean
            x-proofpoint-spam-details      ! rule=spam policy=default score=100                 ! spam
            x-proofpoint-spam-details      ! rule=inbound_notspam policy=inbound score=0        ! clean
            x-spampanel-class              ! spam                                               ! spam
            x-spampanel-class              ! unsure                                             ! -
            x-spamexperts-class            ! ham                                                ! clean
            x-bogosity                     ! Spam, tests=bogofilter, spamicity=0.99             ! spam
            x-bogosity                     ! Unsure, tests=bogofilter                           ! -
            x-dspam-result                 ! Innocent                                           ! clean
            x-spam-score                   ! 12.3                                               ! -
            x-spam-level                   ! *******                                            ! -
            """)
    void aFiltersVerdictIsReadAsItWritesIt(String field, String value, @Nullable String expected) {
        assertThat(read(Map.of(field, value))).isEqualTo(expected);
    }

    @Test
    void whereFiltersDisagreeItIsSpam() {
        assertThat(read(Map.of("x-spam-status", "No, score=0", "x-ms-exchange-organization-scl", "9")))
                .isEqualTo("spam");
    }

    @Test
    void theWordsOfTheFilterAreKept() {
        var word = SpamHeaders.read(name -> name.equals("x-spam-status") ? "Yes, score=7.1" : "");

        assertThat(word).hasValue(new SpamHeaders.Word(true, "Yes, score=7.1"));
    }

    private static @Nullable String read(Map<String, String> header) {
        var fields = new HashMap<>(header);
        return SpamHeaders.read(name -> fields.getOrDefault(name, ""))
                .map(word -> word.spam() ? "spam" : "clean")
                .orElse(null);
    }
}
