package io.svara.tickets.blocking;

import io.svara.kernel.paging.Page;
import io.svara.tickets.BlockedSenderId;
import io.svara.tickets.store.BlockedSenderRows.BlockedSender;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BlockedSendersController {

    private final ListBlockedSenders listBlockedSenders;
    private final BlockSender blockSender;
    private final UnblockSender unblockSender;

    BlockedSendersController(
            ListBlockedSenders listBlockedSenders, BlockSender blockSender, UnblockSender unblockSender) {
        this.listBlockedSenders = listBlockedSenders;
        this.blockSender = blockSender;
        this.unblockSender = unblockSender;
    }

    @GetMapping("/api/blocked-senders")
    @Operation(operationId = "listBlockedSenders", summary = "Whose mail goes into the trash, newest first")
    Page<BlockedSender> blocked() {
        return listBlockedSenders.list();
    }

    @PostMapping("/api/blocked-senders")
    @Operation(operationId = "blockSender", summary = "From now on, put an address' or a domain's mail into the trash")
    @ResponseStatus(HttpStatus.CREATED)
    BlockedSender block(@RequestBody BlockSender.Request request) {
        return blockSender.block(request);
    }

    /** What came meanwhile stays in the trash. */
    @DeleteMapping("/api/blocked-senders/{id}")
    @Operation(operationId = "unblockSender", summary = "Take a sender's mail as any other again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unblock(@PathVariable BlockedSenderId id) {
        unblockSender.unblock(id);
    }
}
