package io.svara.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfRecordTests {

    private static final String OURS = "include:spf.svara.example";

    @ParameterizedTest
    @CsvSource(textBlock = """
            v=spf1 -all,                                        v=spf1 include:spf.svara.example -all
            v=spf1,                                             v=spf1 include:spf.svara.example
            v=spf1 mx ~all,                                     v=spf1 mx include:spf.svara.example ~all
            v=spf1 mx include:mail.zendesk.com ?all,            v=spf1 mx include:mail.zendesk.com include:spf.svara.example ?all
            v=spf1 mx redirect=_spf.other.example,              v=spf1 mx include:spf.svara.example redirect=_spf.other.example
            v=spf1 -include:spf.svara.example mx -all,          v=spf1 mx include:spf.svara.example -all
            v=spf1 a -all include:spf.svara.example,            v=spf1 a include:spf.svara.example -all
            V=SPF1   mx   ~ALL,                                 v=spf1 mx include:spf.svara.example ~ALL
            """)
    void oneMoreSenderIsNamedBeforeTheEnd(String standing, String merged) {
        assertThat(SpfRecord.parse(standing).with(OURS)).hasToString(merged);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            v=spf1 include:spf.svara.example -all,      true
            v=spf1 +include:SPF.svara.example ~all,     true
            v=spf1 mx -all,                             false
            v=spf1 -all include:spf.svara.example,      false
            v=spf1 ?include:spf.svara.example -all,     false
            v=spf1 -include:spf.svara.example +all,     false
            v=spf1 include:spf.svara.example.com -all,  false
            """)
    void onlyWhatPassesBeforeTheEndCounts(String standing, boolean named) {
        assertThat(SpfRecord.parse(standing).names(OURS)).isEqualTo(named);
    }

    @Test
    void twoRecordsBecomeOneWithTheStricterEnd() {
        var both = SpfRecord.merged(Arrays.asList(
                SpfRecord.parse("v=spf1 mx include:a.example ~all"), SpfRecord.parse("v=spf1 MX ip4:192.0.2.1 -all")));

        assertThat(both).hasToString("v=spf1 mx include:a.example ip4:192.0.2.1 -all");
    }

    @Test
    void moreLookupsThanReceiversDoAreFound() {
        assertThat(SpfRecord.parse(
                                "v=spf1 a mx a:x.example mx:y.example/24 ip4:192.0.2.1 include:1.example"
                                        + " include:2.example include:3.example include:4.example include:5.example exists:6.example +ptr -all")
                        .looksUpTooMuch())
                .isTrue();
        assertThat(SpfRecord.parse("v=spf1 a mx ip4:192.0.2.1 ip4:192.0.2.2 ip6:2001:db8::1 amx mxa includes")
                        .looksUpTooMuch())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"v=spf1, true", "v=spf1 -all, true", "V=SPF1 mx, true", "v=spf10 -all, false", "spf, false"})
    void otherTextsAreNoneOfIt(String text, boolean spf) {
        assertThat(SpfRecord.isOne(text)).isEqualTo(spf);
    }
}
