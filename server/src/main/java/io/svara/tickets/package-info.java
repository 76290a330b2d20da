/**
 * Tickets: what a customer asked, in one conversation with one status, found and answered by those who may see its
 * mailbox. Owns the matching of messages to tickets; channels only extract what they quote.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "organization",
            "organization::schedules",
            "storage",
            "people",
            "contacts",
            "mailboxes",
            "channels",
            "channels::html",
            "channels::tags"
        })
@NullMarked
package io.svara.tickets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
