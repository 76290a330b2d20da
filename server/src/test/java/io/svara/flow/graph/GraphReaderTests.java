package io.svara.flow.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.svara.flow.graph.MalformedGraph.Flaw;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A graph is read whatever it says, and refused when it has not a graph's shape. */
class GraphReaderTests {

    private static final Set<String> TYPES = Set.of("ask", "do");

    @Test
    void readsWhatWasDrawn() {
        var graph = read("""
                {"format": 1, "entry": "b1", "settings": {"mails": "every"},
                 "blocks": [{"id": "b1", "type": "ask", "settings": {"values": ["x"], "none": null}, "exits": {"yes": "b2", "no": null}},
                            {"id": "b2", "type": "do"}],
                 "layout": {"b1": {"x": 1.5, "y": 2}, "b2": {"x": 1e300, "y": 0}}}""");

        assertThat(graph.entry()).isEqualTo("b1");
        assertThat(graph.settings()).containsEntry("mails", "every");
        assertThat(graph.blocks().getFirst().settings()).containsOnlyKeys("values");
        assertThat(graph.blocks().getFirst().exits()).containsEntry("yes", "b2").containsEntry("no", null);
        assertThat(graph.blocks().getLast().exits()).isEmpty();
        assertThat(graph.layout()).containsOnlyKeys("b1");
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        var graph = read("""
                {"format": 1, "entry": "b1", "settings": {"mails": "every"},
                 "blocks": [{"id": "b1", "type": "ask", "settings": {"n": 1.5}, "exits": {"yes": null}}],
                 "layout": {"b1": {"x": 1, "y": 2}}}""");

        assertThat(GraphReader.read(JsonMapper.shared().valueToTree(graph), TYPES))
                .isEqualTo(graph);
    }

    @Test
    void aGraphWithoutAFormatRanForMailsThatOpenATicket() {
        var old = read("""
                {"entry": null, "blocks": []}""");

        assertThat(old.format()).isEqualTo(Graph.FORMAT);
        assertThat(old.settings()).containsEntry("mails", "opening");
    }

    /** Each step upward has its class. */
    @Test
    void everyOlderFormatIsRead() {
        for (var format = 0; format <= Graph.FORMAT; format++) {
            assertThat(read("{\"format\": " + format + ", \"blocks\": []}").format())
                    .isEqualTo(Graph.FORMAT);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            []                                                       ! graph                ! required
            {}                                                       ! blocks               ! required
            {"blocks": {}}                                           ! blocks               ! required
            {"format": 2, "blocks": []}                              ! format               ! unknown-format
            {"format": "1", "blocks": []}                            ! format               ! wrong-type
            {"entry": 1, "blocks": []}                               ! entry                ! wrong-type
            {"settings": [], "blocks": []}                           ! settings             ! wrong-type
            {"blocks": [7]}                                          ! blocks[0].id         ! invalid-id
            {"blocks": [{"type": "ask"}]}                            ! blocks[0].id         ! invalid-id
            {"blocks": [{"id": "Kajsa Kund", "type": "ask"}]}        ! blocks[0].id         ! invalid-id
            {"blocks": [{"id": "a", "type": "ask"}, {"id": "a", "type": "ask"}]} ! blocks[1].id ! duplicate-id
            {"blocks": [{"id": "a", "type": "sing"}]}                ! blocks[0].type       ! unknown-type
            {"blocks": [{"id": "a"}]}                                ! blocks[0].type       ! unknown-type
            {"blocks": [{"id": "a", "type": "ask", "settings": 5}]}  ! blocks[0].settings   ! wrong-type
            {"blocks": [{"id": "a", "type": "ask", "exits": ["b"]}]} ! blocks[0].exits      ! wrong-type
            {"blocks": [{"id": "a", "type": "ask", "exits": {"yes": 5}}]} ! blocks[0].exits.yes ! wrong-type
            """)
    void whatHasAnotherShapeIsRefusedWhereItStands(String json, String path, String code) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        MalformedGraph.class,
                        refused -> assertThat(refused.flaws())
                                .extracting(flaw -> flaw.path().isEmpty() ? "graph" : flaw.path(), Flaw::code)
                                .containsExactly(tuple(path, code)));
    }

    @Test
    void aFlowHasAThousandBlocksAtMost() {
        assertThat(read(blocks(1000)).blocks()).hasSize(1000);
        assertThatThrownBy(() -> read(blocks(1001)))
                .isInstanceOfSatisfying(
                        MalformedGraph.class,
                        refused -> assertThat(refused.flaws())
                                .extracting(Flaw::code)
                                .containsExactly("too-many"));
    }

    @Test
    void whereBlocksStandIsNothingToTheFlow() {
        var drawn = read(blocks(3));
        var elsewhere = new Graph(
                drawn.format(),
                drawn.entry(),
                drawn.settings(),
                drawn.blocks().reversed(),
                Map.of("b1", new Graph.Place(3, 4)));

        assertThat(drawn.doesAs(elsewhere)).isTrue();
        assertThat(drawn.doesAs(read(blocks(2)))).isFalse();
    }

    private static String blocks(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{\"id\": \"b" + number + "\", \"type\": \"ask\"}")
                .collect(Collectors.joining(",", "{\"blocks\": [", "]}"));
    }

    private static Graph read(String json) {
        JsonNode tree = JsonMapper.shared().readTree(json);
        return GraphReader.read(tree, TYPES);
    }
}
