package io.svara.tickets.list;

import io.svara.contacts.ContactId;
import io.svara.kernel.AgentId;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.organization.LabelId;
import io.svara.tickets.Priority;
import io.svara.tickets.StatusKind;
import io.svara.tickets.TicketView;
import io.svara.tickets.TypeId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ListTicketsController {

    private static final int MAX_SEARCH = 1000;

    private final ListTickets listTickets;

    ListTicketsController(ListTickets listTickets) {
        this.listTickets = listTickets;
    }

    @GetMapping("/api/tickets")
    @Operation(operationId = "listTickets", summary = "The tickets that the caller may see, filtered or searched")
    Page<TicketView> tickets(
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable MailboxId mailbox,
            @RequestParam(required = false) @Nullable LabelId label,
            @RequestParam(required = false) @Nullable ContactId requester,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String priority,
            @RequestParam(required = false) @Nullable TypeId type,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var nobody = "none".equals(assignee);
        if (search(q) != null && sort != null && !sort.isBlank()) {
            throw Problem.invalid(
                    "sort",
                    "sort-with-search",
                    "What is searched for comes with its newest match first; leave \"sort\" out.");
        }
        return listTickets.list(new TicketQuery(
                TicketFilter.parse(filter),
                search(q),
                statuses(status),
                mailbox,
                label,
                requester,
                nobody || assignee == null || assignee.isBlank() ? null : assignee(assignee),
                nobody,
                group == null || group.isBlank() ? null : ListedGroup.parse(group),
                priority == null || priority.isBlank() ? null : priority(priority),
                type,
                TicketQuery.Sort.parse(sort),
                Cursor.limit(limit),
                Cursor.parse(cursor)));
    }

    private static @Nullable String search(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > MAX_SEARCH) {
            throw Problem.invalid("q", "too-long", "Search for at most " + MAX_SEARCH + " characters.");
        }
        return q.strip();
    }

    private static List<StatusKind> statuses(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return List.of();
        }
        return Arrays.stream(words.split(","))
                .map(word -> StatusKind.find(word.strip())
                        .orElseThrow(() -> Problem.invalid(
                                "status",
                                "unknown-status",
                                "Use new, reply, in_hand, pending, on_hold, solved or closed.")))
                .toList();
    }

    private static AgentId assignee(String text) {
        try {
            return new AgentId(Long.parseLong(text));
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("assignee", "unknown-agent", "Use an agent's id, or none.");
        }
    }

    private static Priority priority(String word) {
        return Priority.find(word)
                .orElseThrow(() -> Problem.invalid("priority", "unknown-priority", "Use low, normal, high or urgent."));
    }
}
