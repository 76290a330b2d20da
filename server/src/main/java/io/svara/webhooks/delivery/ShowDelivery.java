package io.svara.webhooks.delivery;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.Visibilities;
import io.svara.tickets.TicketAccess;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.DeliveryRows;
import io.svara.webhooks.store.WebhookDelivery;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One call with what was sent and answered, which only those are shown who may see its ticket. */
@UseCase(permission = Permission.WEBHOOKS, readOnly = true)
class ShowDelivery {

    /**
     * @param hidden whether body and answer are left out, because its ticket is not the caller's to see
     * @param body as it was signed
     * @param answer how the receiver's last answer began; null where none came
     */
    record DeliveryDetails(
            WebhookDelivery delivery,
            boolean hidden,
            @Nullable String body,
            @Nullable String answer) {}

    private final DeliveryReader reader;
    private final DeliveryRows rows;
    private final TicketAccess tickets;
    private final Visibilities visibilities;

    ShowDelivery(DeliveryReader reader, DeliveryRows rows, TicketAccess tickets, Visibilities visibilities) {
        this.reader = reader;
        this.rows = rows;
        this.tickets = tickets;
        this.visibilities = visibilities;
    }

    DeliveryDetails show(WebhookId webhook, DeliveryId id) {
        var delivery = reader.get(webhook, id);
        if (!isVisible(delivery)) {
            return new DeliveryDetails(delivery, true, null, null);
        }
        var contents = rows.contents(id);
        return new DeliveryDetails(delivery, false, contents.body(), contents.answer());
    }

    private boolean isVisible(WebhookDelivery delivery) {
        return delivery.ticket() == null
                || tickets.visible(visibilities.ofCurrentAgent(), Set.of(delivery.ticket()))
                        .contains(delivery.ticket());
    }
}
