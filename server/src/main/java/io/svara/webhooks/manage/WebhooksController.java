package io.svara.webhooks.manage;

import io.svara.kernel.idempotency.IgnoresIdempotencyKey;
import io.svara.kernel.paging.Page;
import io.svara.people.SessionCookie;
import io.svara.webhooks.WebhookId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "webhooks")
class WebhooksController {

    record WebhookRequest(
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> events) {}

    record WebhookSecret(String secret) {}

    private final ListWebhooks listWebhooks;
    private final ShowWebhook showWebhook;
    private final NameWebhooks nameWebhooks;
    private final CreateWebhook createWebhook;
    private final ChangeWebhook changeWebhook;
    private final RemoveWebhook removeWebhook;
    private final ShowSecret showSecret;
    private final RotateSecret rotateSecret;

    WebhooksController(
            ListWebhooks listWebhooks,
            ShowWebhook showWebhook,
            NameWebhooks nameWebhooks,
            CreateWebhook createWebhook,
            ChangeWebhook changeWebhook,
            RemoveWebhook removeWebhook,
            ShowSecret showSecret,
            RotateSecret rotateSecret) {
        this.listWebhooks = listWebhooks;
        this.showWebhook = showWebhook;
        this.nameWebhooks = nameWebhooks;
        this.createWebhook = createWebhook;
        this.changeWebhook = changeWebhook;
        this.removeWebhook = removeWebhook;
        this.showSecret = showSecret;
        this.rotateSecret = rotateSecret;
    }

    @GetMapping("/api/webhooks")
    @Operation(operationId = "listWebhooks", summary = "The organisation's webhooks, and whether they work")
    Page<WebhookView> list() {
        return listWebhooks.list();
    }

    @GetMapping("/api/webhooks/names")
    @Operation(operationId = "listWebhookNames", summary = "The names of webhooks, for whoever draws a flow")
    Page<NameWebhooks.NamedWebhook> names() {
        return nameWebhooks.all();
    }

    @GetMapping("/api/webhooks/{id}")
    @Operation(operationId = "getWebhook", summary = "A webhook, and whether it works")
    WebhookView show(@PathVariable WebhookId id) {
        return showWebhook.show(id);
    }

    @PostMapping("/api/webhooks")
    @Operation(operationId = "createWebhook", summary = "A new webhook, with the secret that its calls are signed by")
    @ResponseStatus(HttpStatus.CREATED)
    @IgnoresIdempotencyKey("the secret must not be kept anywhere else")
    CreateWebhook.CreatedWebhook create(@RequestBody WebhookRequest webhook, HttpServletRequest request) {
        return createWebhook.create(webhook.name(), webhook.url(), webhook.events(), SessionCookie.required(request));
    }

    @PatchMapping("/api/webhooks/{id}")
    @Operation(operationId = "changeWebhook", summary = "Rename a webhook, point it elsewhere, switch it on or off")
    WebhookView change(
            @PathVariable WebhookId id, @RequestBody ChangeWebhook.Request change, HttpServletRequest request) {
        return changeWebhook.change(id, change, SessionCookie.required(request));
    }

    @DeleteMapping("/api/webhooks/{id}")
    @Operation(operationId = "removeWebhook", summary = "Remove a webhook; what waits for it is not sent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable WebhookId id, @RequestParam(required = false) @Nullable Long ifVersion) {
        removeWebhook.remove(id, ifVersion);
    }

    @PostMapping("/api/webhooks/{id}/secret")
    @Operation(operationId = "getWebhookSecret", summary = "The secret that a webhook's calls are signed by")
    @IgnoresIdempotencyKey("the secret must not be kept anywhere else")
    WebhookSecret secret(@PathVariable WebhookId id, HttpServletRequest request) {
        return new WebhookSecret(showSecret.show(id, SessionCookie.required(request)));
    }

    @PostMapping("/api/webhooks/{id}/secret/rotate")
    @Operation(
            operationId = "changeWebhookSecret",
            summary = "A new secret for a webhook; for a day its calls are signed by both")
    @IgnoresIdempotencyKey("the secret must not be kept anywhere else")
    WebhookSecret rotate(@PathVariable WebhookId id, HttpServletRequest request) {
        return new WebhookSecret(rotateSecret.rotate(id, SessionCookie.required(request)));
    }
}
