package io.svara.mailflow;

import io.svara.contacts.CompanyId;
import io.svara.flow.graph.Graph;
import io.svara.flow.store.FlowDraftView;
import io.svara.flow.store.FlowRevisionDetails;
import io.svara.flow.store.FlowRevisionView;
import io.svara.flow.store.FlowUse;
import io.svara.flow.store.FlowView;
import io.svara.flow.store.PublishedFlowView;
import io.svara.kernel.AgentId;
import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.FieldId;
import io.svara.tickets.StatusId;
import io.svara.tickets.TypeId;
import io.svara.webhooks.WebhookId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "flows")
class MailFlowController {

    /** @param version of the draft that was changed; another one there is refused */
    record SaveRequest(
            @Schema(implementation = Graph.class) @Nullable JsonNode graph,
            @Nullable Long version) {}

    /**
     * @param version of the draft that was looked at
     * @param note what is new, for colleagues
     */
    record PublishRequest(@Nullable Long version, @Nullable String note) {}

    record RestoreRequest(@Nullable Long version) {}

    private final ShowMailFlow showFlow;
    private final SaveMailFlow saveFlow;
    private final PublishMailFlow publishFlow;
    private final SimulateMailFlow simulateFlow;
    private final ListMailFlowRevisions listRevisions;
    private final ShowMailFlowRevision showRevision;
    private final RestoreMailFlow restoreFlow;
    private final ListFlowUses listUses;

    MailFlowController(
            ShowMailFlow showFlow,
            SaveMailFlow saveFlow,
            PublishMailFlow publishFlow,
            SimulateMailFlow simulateFlow,
            ListMailFlowRevisions listRevisions,
            ShowMailFlowRevision showRevision,
            RestoreMailFlow restoreFlow,
            ListFlowUses listUses) {
        this.showFlow = showFlow;
        this.saveFlow = saveFlow;
        this.publishFlow = publishFlow;
        this.simulateFlow = simulateFlow;
        this.listRevisions = listRevisions;
        this.showRevision = showRevision;
        this.restoreFlow = restoreFlow;
        this.listUses = listUses;
    }

    @GetMapping("/api/flows/mail")
    @Operation(
            operationId = "getMailFlow",
            summary = "The draft of Mail Flow, what runs, and the blocks that there are")
    FlowView show() {
        return showFlow.show();
    }

    @PutMapping("/api/flows/mail/draft")
    @Operation(operationId = "saveMailFlow", summary = "Keep the draft; it may be unfinished")
    FlowDraftView save(@RequestBody SaveRequest request) {
        return saveFlow.save(request.graph(), request.version());
    }

    @PostMapping("/api/flows/mail/publish")
    @Operation(operationId = "publishMailFlow", summary = "Let mail go by the draft from now on, as a new revision")
    PublishedFlowView publish(@RequestBody PublishRequest request) {
        return publishFlow.publish(request.version(), request.note());
    }

    @PostMapping("/api/flows/mail/simulate")
    @Operation(operationId = "simulateMailFlow", summary = "Try a flow out: the way of a mail, and what would be done")
    @IgnoresIdempotencyKey("it changes nothing")
    SimulateMailFlow.Answer simulate(@RequestBody SimulateMailFlow.Request request) {
        return simulateFlow.simulate(request);
    }

    @GetMapping("/api/flows/mail/revisions")
    @Operation(operationId = "listMailFlowRevisions", summary = "What was published, the newest first")
    Page<FlowRevisionView> revisions(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listRevisions.list(Cursor.parse(cursor), Cursor.limit(limit));
    }

    @GetMapping("/api/flows/mail/revisions/{revision}")
    @Operation(operationId = "getMailFlowRevision", summary = "A revision with its graph")
    FlowRevisionDetails revision(@PathVariable int revision) {
        return showRevision.show(revision);
    }

    @PostMapping("/api/flows/mail/revisions/{revision}/restore")
    @Operation(operationId = "restoreMailFlow", summary = "Make the draft what this revision was")
    FlowDraftView restore(@PathVariable int revision, @RequestBody RestoreRequest request) {
        return restoreFlow.restore(revision, request.version());
    }

    @GetMapping("/api/flows/uses")
    @Operation(
            operationId = "listFlowUses",
            summary =
                    "Which flows name a label, an agent, a group, a mailbox, a status, a type, a field, a company or a webhook")
    Page<FlowUse> uses(
            @RequestParam(required = false) @Nullable LabelId label,
            @RequestParam(required = false) @Nullable AgentId agent,
            @RequestParam(required = false) @Nullable MailboxId mailbox,
            @RequestParam(required = false) @Nullable StatusId status,
            @RequestParam(required = false) @Nullable TypeId type,
            @RequestParam(required = false) @Nullable WebhookId webhook,
            @RequestParam(required = false) @Nullable FieldId field,
            @RequestParam(required = false) @Nullable GroupId group,
            @RequestParam(required = false) @Nullable CompanyId company) {
        return listUses.list(label, agent, mailbox, status, type, webhook, field, group, company);
    }
}
