package io.svara.tickets.links;

import io.svara.kernel.paging.Page;
import io.svara.tickets.TicketId;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LinksController {

    private final ListLinks listLinks;
    private final LinkTickets linkTickets;
    private final UnlinkTickets unlinkTickets;

    LinksController(ListLinks listLinks, LinkTickets linkTickets, UnlinkTickets unlinkTickets) {
        this.listLinks = listLinks;
        this.linkTickets = linkTickets;
        this.unlinkTickets = unlinkTickets;
    }

    @GetMapping("/api/tickets/{id}/links")
    @Operation(operationId = "listLinks", summary = "Tickets that belong to this one, and that seem to")
    Page<ListLinks.Linked> links(@PathVariable TicketId id) {
        return listLinks.of(id);
    }

    @PutMapping("/api/tickets/{id}/links/{other}")
    @Operation(operationId = "linkTickets", summary = "Link two tickets, or accept the suggestion that they be")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void link(@PathVariable TicketId id, @PathVariable TicketId other) {
        linkTickets.link(id, other);
    }

    @DeleteMapping("/api/tickets/{id}/links/{other}")
    @Operation(operationId = "unlinkTickets", summary = "Take a link away, or dismiss a suggestion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable TicketId id, @PathVariable TicketId other) {
        unlinkTickets.unlink(id, other);
    }
}
