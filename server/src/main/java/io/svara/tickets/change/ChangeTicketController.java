package io.svara.tickets.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.svara.kernel.AgentId;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.TypeId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ChangeTicketController {

    /** Fields that are absent stay as they are. {@code assigneeId: null} takes the assignee away, {@code groupId: null} the group, {@code typeId: null} the type, null in {@code fields} what stands there. */
    // methods come in any order, and the API's description is to be the same each time
    @JsonPropertyOrder({
        "status",
        "priority",
        "labelIds",
        "starred",
        "mailboxId",
        "subject",
        "fields",
        "requester",
        "ifVersion",
        "typeId",
        "groupId",
        "assigneeId"
    })
    static final class Patch {

        public @Nullable String status;
        public @Nullable String priority;
        public @Nullable List<LabelId> labelIds;
        public @Nullable Boolean starred;
        public @Nullable MailboxId mailboxId;
        public @Nullable String subject;
        public @Nullable Map<String, @Nullable Object> fields;
        public ChangeRequester.@Nullable NewRequester requester;
        public @Nullable Long ifVersion;
        private ChangeTicket.@Nullable Assignee assignee;
        private ChangeTicket.@Nullable Group group;
        private ChangeTicket.@Nullable Type type;

        /** Called only when the field is there: that is how null and absent are told apart. */
        @JsonSetter
        public void setAssigneeId(@Nullable AgentId assigneeId) {
            assignee = new ChangeTicket.Assignee(assigneeId);
        }

        /** For the comparison of repeated requests: whether the field was there, and what it said. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(hidden = true)
        public ChangeTicket.@Nullable Assignee getAssignee() {
            return assignee;
        }

        /** As {@link #setAssigneeId}. */
        @JsonSetter
        public void setGroupId(@Nullable GroupId groupId) {
            group = new ChangeTicket.Group(groupId);
        }

        /** As {@link #getAssignee}. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(hidden = true)
        public ChangeTicket.@Nullable Group getGroup() {
            return group;
        }

        /** As {@link #setAssigneeId}. */
        @JsonSetter
        public void setTypeId(@Nullable TypeId typeId) {
            type = new ChangeTicket.Type(typeId);
        }

        /** As {@link #getAssignee}. */
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        @Schema(hidden = true)
        public ChangeTicket.@Nullable Type getType() {
            return type;
        }

        ChangeTicket.Request request() {
            return new ChangeTicket.Request(
                    status, priority, type, assignee, group, labelIds, starred, mailboxId, subject, fields, requester,
                    ifVersion);
        }
    }

    private final ChangeTicket changeTicket;

    ChangeTicketController(ChangeTicket changeTicket) {
        this.changeTicket = changeTicket;
    }

    @PatchMapping("/api/tickets/{id}")
    @Operation(operationId = "changeTicket", summary = "Change some of a ticket; what is absent stays")
    TicketView change(@PathVariable TicketId id, @RequestBody Patch patch) {
        return changeTicket.change(id, patch.request());
    }
}
