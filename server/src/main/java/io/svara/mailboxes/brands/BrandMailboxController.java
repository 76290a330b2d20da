package io.svara.mailboxes.brands;

import io.svara.organization.BrandId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "brands")
class BrandMailboxController {

    private final ShowBrandMailbox showMailbox;
    private final ChangeBrandMailbox changeMailbox;

    BrandMailboxController(ShowBrandMailbox showMailbox, ChangeBrandMailbox changeMailbox) {
        this.showMailbox = showMailbox;
        this.changeMailbox = changeMailbox;
    }

    @GetMapping("/api/brands/{id}/mailbox")
    @Operation(operationId = "getBrandMailbox", summary = "A brand's default mailbox, and those that could be")
    BrandMailbox show(@PathVariable BrandId id) {
        return showMailbox.show(id);
    }

    @PutMapping("/api/brands/{id}/mailbox")
    @Operation(operationId = "changeBrandMailbox", summary = "Choose a brand's default mailbox")
    BrandMailbox change(@PathVariable BrandId id, @RequestBody ChangeBrandMailbox.Request request) {
        return changeMailbox.change(id, request);
    }
}
