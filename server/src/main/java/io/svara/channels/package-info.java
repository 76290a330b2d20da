/**
 * Where channels (mail, chat, forms ...) and tickets meet without naming each other: messages that come in go through
 * {@link Intake}, messages that leave through {@link Outbound}, and what became of them comes back by
 * {@link DeliveryListener} and {@link AuthenticityListener}.
 */
@ApplicationModule(allowedDependencies = {"kernel", "organization", "storage", "people", "contacts", "mailboxes"})
@NullMarked
package io.svara.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
