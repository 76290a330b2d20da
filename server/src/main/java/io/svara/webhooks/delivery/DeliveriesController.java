package io.svara.webhooks.delivery;

import io.svara.kernel.paging.Page;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.WebhookDelivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "webhooks")
class DeliveriesController {

    private final ListDeliveries listDeliveries;
    private final ShowDelivery showDelivery;
    private final SendAgain sendAgain;
    private final SendTest sendTest;

    DeliveriesController(
            ListDeliveries listDeliveries, ShowDelivery showDelivery, SendAgain sendAgain, SendTest sendTest) {
        this.listDeliveries = listDeliveries;
        this.showDelivery = showDelivery;
        this.sendAgain = sendAgain;
        this.sendTest = sendTest;
    }

    @GetMapping("/api/webhooks/{id}/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "A webhook's calls of the last 30 days, newest first")
    Page<WebhookDelivery> list(
            @PathVariable WebhookId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return listDeliveries.list(id, limit, cursor);
    }

    @GetMapping("/api/webhooks/{id}/deliveries/{deliveryId}")
    @Operation(operationId = "getWebhookDelivery", summary = "A call of a webhook, with what was sent and answered")
    ShowDelivery.DeliveryDetails show(@PathVariable WebhookId id, @PathVariable DeliveryId deliveryId) {
        return showDelivery.show(id, deliveryId);
    }

    @PostMapping("/api/webhooks/{id}/deliveries/{deliveryId}/again")
    @Operation(operationId = "sendWebhookDelivery", summary = "Make a call of a webhook once more, with the same id")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookDelivery again(@PathVariable WebhookId id, @PathVariable DeliveryId deliveryId) {
        return sendAgain.send(id, deliveryId);
    }

    @PostMapping("/api/webhooks/{id}/test")
    @Operation(operationId = "testWebhook", summary = "Call a webhook with an event of type test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookDelivery test(@PathVariable WebhookId id) {
        return sendTest.send(id);
    }
}
