package io.svara.flow.graph;

import io.svara.flow.graph.Graph.Node;
import io.svara.flow.graph.Graph.Place;
import io.svara.flow.graph.MalformedGraph.Flaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a graph of any format, or says where it has not a graph's shape. */
public final class GraphReader {

    public static final int MOST_BLOCKS = 1000;
    public static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_EXITS = 50;
    private static final double FARTHEST = 1_000_000;

    private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,20}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,50}");
    private static final Map<Integer, Upgrade> UPGRADES = Map.of(0, new EntryGetsSettings());
    private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

    private final List<Flaw> flaws = new ArrayList<>();
    private final Set<String> types;

    private GraphReader(Set<String> types) {
        this.types = types;
    }

    /**
     * @param types of the blocks that there are
     * @throws MalformedGraph names what cannot be read
     */
    public static Graph read(@Nullable JsonNode json, Set<String> types) {
        return new GraphReader(types).read(json);
    }

    private Graph read(@Nullable JsonNode json) {
        if (!(json instanceof ObjectNode given)) {
            throw malformed(null, "", "required", "A graph is needed: {\"entry\": ..., \"blocks\": [...]}.");
        }
        if (given.toString().length() > MOST_CHARACTERS) {
            throw malformed(null, "", "too-large", "A flow may have at most a million characters.");
        }
        var graph = upgraded(given);
        var blocks = blocks(graph.path("blocks"));
        var read = new Graph(
                Graph.FORMAT,
                entry(graph.path("entry")),
                settings(graph.path("settings"), null, "settings"),
                blocks,
                layout(graph.path("layout")));
        if (!flaws.isEmpty()) {
            throw new MalformedGraph(flaws);
        }
        return read;
    }

    private static ObjectNode upgraded(ObjectNode given) {
        var named = given.path("format");
        if (!named.isMissingNode() && !named.isInt()) {
            throw malformed(null, "format", "wrong-type", "The format is a whole number.");
        }
        var format = named.asInt(0);
        if (format > Graph.FORMAT || format < 0) {
            throw malformed(
                    null,
                    "format",
                    "unknown-format",
                    "This flow is of a format that this version of Svara does not know.");
        }
        var graph = given.deepCopy();
        for (var step = format; step < Graph.FORMAT; step++) {
            Objects.requireNonNull(UPGRADES.get(step)).upgrade(graph);
        }
        return graph;
    }

    private @Nullable String entry(JsonNode entry) {
        if (entry.isMissingNode() || entry.isNull()) {
            return null;
        }
        if (!entry.isString()) {
            flaw(null, "entry", "wrong-type", "The entry is a block's id.");
            return null;
        }
        return entry.asString();
    }

    private List<Node> blocks(JsonNode given) {
        if (!given.isArray()) {
            throw malformed(null, "blocks", "required", "The blocks are needed, as a list.");
        }
        if (given.size() > MOST_BLOCKS) {
            throw malformed(null, "blocks", "too-many", "A flow may have at most " + MOST_BLOCKS + " blocks.");
        }
        var blocks = new ArrayList<Node>();
        var ids = new HashSet<String>();
        for (var index = 0; index < given.size(); index++) {
            var path = "blocks[" + index + "]";
            var block = given.path(index);
            var id = block.path("id").asString("");
            if (!block.isObject() || !ID.matcher(id).matches()) {
                flaw(null, path + ".id", "invalid-id", "A block's id has 1 to 20 of a-z, 0-9, - and _.");
                continue;
            }
            if (!ids.add(id)) {
                flaw(id, path + ".id", "duplicate-id", "Another block has this id already.");
                continue;
            }
            blocks.add(new Node(
                    id,
                    type(block.path("type"), id, path + ".type"),
                    settings(block.path("settings"), id, path + ".settings"),
                    exits(block.path("exits"), id, path + ".exits")));
        }
        return blocks;
    }

    private String type(JsonNode type, String block, String path) {
        var word = type.asString("");
        if (!types.contains(word)) {
            flaw(block, path, "unknown-type", "There is no block of this type; the palette lists them.");
        }
        return word;
    }

    private Map<String, Object> settings(JsonNode given, @Nullable String block, String path) {
        if (given.isMissingNode() || given.isNull()) {
            return Map.of();
        }
        if (!given.isObject()) {
            flaw(block, path, "wrong-type", "Settings are an object.");
            return Map.of();
        }
        var settings = new HashMap<String, Object>();
        given.properties().forEach(setting -> {
            if (!setting.getValue().isNull()) {
                settings.put(setting.getKey(), plain(setting.getValue()));
            }
        });
        return settings;
    }

    private static Object plain(JsonNode value) {
        return Objects.requireNonNull(JsonMapper.shared()
                .convertValue(Map.of("value", value), SETTINGS)
                .get("value"));
    }

    private LinkedHashMap<String, @Nullable String> exits(JsonNode given, String block, String path) {
        var exits = new LinkedHashMap<String, @Nullable String>();
        if (given.isMissingNode() || given.isNull()) {
            return exits;
        }
        if (!given.isObject() || given.size() > MOST_EXITS) {
            flaw(
                    block,
                    path,
                    "wrong-type",
                    "Exits are an object: each with the id of the block that it leads to, or null.");
            return exits;
        }
        given.properties().forEach(exit -> {
            var to = exit.getValue();
            if (!WORD.matcher(exit.getKey()).matches() || !(to.isNull() || to.isString())) {
                flaw(block, path + "." + exit.getKey(), "wrong-type", "An exit leads to a block's id, or to null.");
                return;
            }
            exits.put(exit.getKey(), to.isNull() ? null : to.asString());
        });
        return exits;
    }

    private Map<String, Place> layout(JsonNode given) {
        var layout = new HashMap<String, Place>();
        given.properties().forEach(place -> {
            var x = place.getValue().path("x").asDouble(0);
            var y = place.getValue().path("y").asDouble(0);
            // a place of nothing, or beyond any screen, is none
            if (ID.matcher(place.getKey()).matches() && Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST) {
                layout.put(place.getKey(), new Place(x, y));
            }
        });
        return layout;
    }

    private void flaw(@Nullable String block, String path, String code, String message) {
        flaws.add(new Flaw(block, path, code, message));
    }

    private static MalformedGraph malformed(@Nullable String block, String path, String code, String message) {
        return new MalformedGraph(List.of(new Flaw(block, path, code, message)));
    }
}
