package io.svara.flow.store;

import io.svara.flow.Flow;
import io.svara.flow.FlowProblem;
import io.svara.flow.Given;
import io.svara.flow.Palette;
import io.svara.flow.Reference;
import io.svara.flow.World;
import io.svara.flow.graph.Graph;
import io.svara.flow.graph.GraphReader;
import io.svara.flow.graph.MalformedGraph;
import io.svara.flow.store.FlowRows.Drafted;
import io.svara.flow.store.FlowRows.Published;
import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.problem.Problem.FieldError;
import io.svara.kernel.problem.Problem.Kind;
import io.svara.kernel.signal.Signals;
import io.svara.people.AgentSummary;
import io.svara.people.Agents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What is done with the flow of one kind, in the caller's transaction: use cases of that kind's module call it. */
public final class FlowDesk<I> {

    private static final int LONGEST_NOTE = 500;

    private final Palette<I> palette;
    private final World world;
    private final FlowRows rows;
    private final Agents agents;
    private final Log log;
    private final Signals signals;

    private FlowDesk(Palette<I> palette, World world, Maker maker) {
        this.palette = palette;
        this.world = world;
        this.rows = maker.rows;
        this.agents = maker.agents;
        this.log = maker.log;
        this.signals = maker.signals;
    }

    /** Makes one for each kind. */
    @Component
    public static class Maker {

        private final FlowRows rows;
        private final Agents agents;
        private final Log log;
        private final Signals signals;

        Maker(FlowRows rows, Agents agents, Log log, Signals signals) {
            this.rows = rows;
            this.agents = agents;
            this.log = log;
            this.signals = signals;
        }

        public <I> FlowDesk<I> of(Palette<I> palette, World world) {
            return new FlowDesk<>(palette, world, this);
        }
    }

    public FlowView show() {
        var drafted = rows.find(palette.kind());
        var published = rows.published(palette.kind());
        var draft = drafted.map(this::view).orElseGet(this::untouched);
        var running = published.map(this::view).orElse(null);
        return new FlowView(
                palette.kind(),
                draft,
                running,
                !draft.graph().doesAs(running == null ? Graph.EMPTY : running.graph()),
                FlowBlockView.of(palette),
                palette.entryFields());
    }

    /** @param ifVersion refused when the draft has changed since this version */
    public FlowDraftView save(@Nullable JsonNode graph, @Nullable Long ifVersion) {
        var read = given(graph);
        var before = locked(ifVersion);
        return save(before, read, "flow.draft-saved", null);
    }

    /** The draft becomes what that revision was. */
    public FlowDraftView restore(int revision, @Nullable Long ifVersion) {
        var wanted = read(found(revision).graph());
        var before = locked(ifVersion);
        return save(before, wanted, "flow.restored", revision);
    }

    private FlowDraftView save(Drafted before, Graph graph, String what, @Nullable Integer revision) {
        var saved = rows.save(before.id(), graph, Scope.agent().agent());
        var change = Change.of(what, "flow", before.id())
                .with("kind", palette.kind())
                .with("version", saved.version());
        log.append(revision == null ? change : change.with("revision", revision));
        return view(saved);
    }

    /** From its commit on, all nodes run it. */
    public PublishedFlowView publish(@Nullable Long ifVersion, @Nullable String note) {
        var said = note == null || note.isBlank() ? null : note.strip();
        new Checks()
                .that(
                        said == null || said.length() <= LONGEST_NOTE,
                        "note",
                        "too-long",
                        "This may have at most " + LONGEST_NOTE + " characters.")
                .done();
        var draft = locked(ifVersion);
        var graph = read(draft.graph());
        var problems = Flow.of(palette, graph).problems(world.remembered());
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        var revision = draft.published() == null ? 1 : draft.published() + 1;
        var published = rows.publish(
                draft.id(),
                revision,
                graph,
                graph.blocks().size(),
                said,
                Scope.agent().agent());
        log.append(Change.of("flow.published", "flow", draft.id())
                .with("kind", palette.kind())
                .with("revision", revision)
                .with("blocks", graph.blocks().size()));
        signals.publishAfterCommit(PublishedFlows.TOPIC, PublishedFlows.key(Scope.organization(), palette.kind()));
        return view(published);
    }

    public Page<FlowRevisionView> revisions(@Nullable Cursor after, int limit) {
        var some = rows.revisions(palette.kind(), after, limit + 1);
        var names = names(some.stream().map(one -> one.publishedBy().id()).toList());
        var page = Page.cut(some, limit, one -> new Cursor(one.publishedAt(), one.revision()));
        return page.map(one -> new FlowRevisionView(
                one.revision(), one.publishedAt(), by(one.publishedBy().id(), names), one.note(), one.blocks()));
    }

    public FlowRevisionDetails revision(int number) {
        var found = found(number);
        return new FlowRevisionDetails(
                found.revision(), read(found.graph()), found.publishedAt(), by(found.publishedBy()), found.note());
    }

    /** To be tried out: what was sent, else a revision, else the draft. */
    public Flow<I> chosen(@Nullable JsonNode graph, @Nullable Integer revision) {
        if (graph != null && !graph.isNull()) {
            return Flow.of(palette, given(graph));
        }
        if (revision != null) {
            return Flow.of(palette, read(found(revision).graph()));
        }
        return Flow.of(
                palette,
                rows.find(palette.kind()).map(draft -> read(draft.graph())).orElse(Graph.EMPTY));
    }

    /** Where one of these is named: in what runs, and in the draft. Empty: nowhere. */
    public Optional<FlowUse> use(Collection<Reference> some) {
        var published = rows.published(palette.kind()).map(found -> blocksWith(some, found.graph()));
        var draft = rows.find(palette.kind()).map(found -> blocksWith(some, found.graph()));
        return Optional.of(new FlowUse(palette.kind(), published.orElse(List.of()), draft.orElse(List.of())))
                .filter(FlowUse::isAny);
    }

    private List<String> blocksWith(Collection<Reference> some, JsonNode graph) {
        return Flow.of(palette, read(graph)).blocksWith(some);
    }

    private Published found(int revision) {
        return rows.revision(palette.kind(), revision).orElseThrow(() -> Problem.notFound("revision"));
    }

    private Drafted locked(@Nullable Long ifVersion) {
        var draft = rows.lock(palette.kind(), Graph.EMPTY);
        if (ifVersion != null && ifVersion != draft.version()) {
            throw Problem.stale(draft.version());
        }
        return draft;
    }

    /** What somebody sent: unfinished perhaps, but such as a canvas sends it. */
    private Graph given(@Nullable JsonNode graph) {
        var read = read(graph);
        var strange = Flow.of(palette, read).problems(World.WHOLE).stream()
                .filter(problem -> problem.code().equals(Given.WRONG_TYPE))
                .toList();
        if (!strange.isEmpty()) {
            throw Problem.invalid(strange.stream()
                    .map(problem -> new FieldError(
                            path(read, problem), problem.code(), named(problem.block(), problem.message())))
                    .toList());
        }
        return read;
    }

    private Graph read(@Nullable JsonNode graph) {
        try {
            return GraphReader.read(graph, palette.types());
        } catch (MalformedGraph malformed) {
            throw Problem.invalid(malformed.flaws().stream()
                    .map(flaw -> new FieldError(
                            flaw.path().isEmpty() ? "graph" : "graph." + flaw.path(),
                            flaw.code(),
                            named(flaw.block(), flaw.message())))
                    .toList());
        }
    }

    /** Where in what was sent a setting stands: {@code graph.blocks[3].settings.values}. */
    private static String path(Graph graph, FlowProblem problem) {
        for (var index = 0; index < graph.blocks().size(); index++) {
            if (graph.blocks().get(index).id().equals(problem.block())) {
                return "graph.blocks[" + index + "].settings." + problem.field();
            }
        }
        return "graph.settings." + problem.field();
    }

    private static String named(@Nullable String block, String message) {
        return block == null ? message : "Block \"" + block + "\": " + message;
    }

    private static Problem refused(List<FlowProblem> problems) {
        return Problem.of(
                        Kind.UNPROCESSABLE,
                        "flow-has-problems",
                        "This flow cannot be published yet. Mend what the blocks say, and publish it again.")
                .with("problems", problems);
    }

    private FlowDraftView untouched() {
        return new FlowDraftView(0, Graph.EMPTY, null, null, List.of(), List.of());
    }

    private FlowDraftView view(Drafted draft) {
        var graph = read(draft.graph());
        var flow = Flow.of(palette, graph);
        return new FlowDraftView(
                draft.version(),
                graph,
                draft.savedAt(),
                draft.savedBy() == null ? null : by(draft.savedBy()),
                problems(flow, graph),
                flow.warnings());
    }

    /** The entry of an empty flow has nothing to say yet, and is no problem. */
    private List<FlowProblem> problems(Flow<I> flow, Graph graph) {
        return graph.equals(Graph.EMPTY) ? List.of() : flow.problems(world.remembered());
    }

    private PublishedFlowView view(Published published) {
        var graph = read(published.graph());
        return new PublishedFlowView(
                published.revision(),
                graph,
                published.publishedAt(),
                by(published.publishedBy()),
                Flow.of(palette, graph).dangling(world.remembered()));
    }

    private FlowAuthor by(AgentId agent) {
        return by(agent, names(List.of(agent)));
    }

    private static FlowAuthor by(AgentId agent, Map<AgentId, String> names) {
        return new FlowAuthor(agent, names.getOrDefault(agent, ""));
    }

    private Map<AgentId, String> names(List<AgentId> ids) {
        return agents.find(ids).stream()
                .collect(Collectors.toMap(AgentSummary::id, AgentSummary::name, (one, _) -> one));
    }
}
