package io.svara.kernel.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTests {

    private static Set<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(key -> "key-" + key).collect(Collectors.toSet());
    }

    @Test
    void readsBackWhatItSays() {
        var notice = new Notice("node-1", Map.of("log", Set.of("1", "2"), "session", Set.of("åäö")));

        assertThat(Notice.parse(notice.text())).isEqualTo(notice);
    }

    @Test
    void namesAllOfTheLargestTopicWhenItIsTooLong() {
        var notice = new Notice("node-1", Map.of("log", keys(3000), "session", Set.of("7")));

        assertThat(notice.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8000);
        assertThat(Notice.parse(notice.text()).keysByTopic())
                .containsEntry("session", Set.of("7"))
                .containsEntry("log", Set.of(Notice.ALL));
    }

    @Test
    void namesAllOfSeveralTopicsWhenEachIsTooLong() {
        var notice = new Notice("node-1", Map.of("log", keys(3000), "session", keys(4000)));

        assertThat(Notice.parse(notice.text()).keysByTopic().values()).allMatch(Notice::namesAll);
    }

    @ParameterizedTest
    @CsvSource({"log, ''", "'', 1", "log, *", "log, 'a\tb'", "log, 'a\nb'"})
    void refusesKeysThatWouldNotTravel(String topic, String key) {
        assertThatThrownBy(() -> Notice.check(topic, key)).isInstanceOf(IllegalArgumentException.class);
    }
}
