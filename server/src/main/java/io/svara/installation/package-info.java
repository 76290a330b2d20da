/**
 * Gives a new installation its first organisation: by the first-run page, or as the demo. Stands above all modules,
 * because it makes a little of each.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "organization",
            "storage",
            "people",
            "mailboxes",
            "mailboxes::create",
            "channels",
            "tickets",
            "tickets::imports",
            "web::pages"
        })
@NullMarked
package io.svara.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
