/**
 * Mail Flow (FLO-5): what happens by itself to a mail that comes in, before it is answered. Its blocks, its drafts and revisions by the
 * API, and the step of the intake that runs what is published.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "organization",
            "contacts",
            "people",
            "mailboxes",
            "channels",
            "channels::html",
            "flow",
            "flow::graph",
            "flow::text",
            "flow::store",
            "tickets",
            "webhooks"
        })
@NullMarked
package io.svara.mailflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
