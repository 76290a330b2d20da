/**
 * Outgoing webhooks (ORG-17): where an organisation wants to be told of what happens, the calls that are made there, signed after
 * the Standard Webhooks specification and repeated until they are taken, and what became of each.
 */
@ApplicationModule(allowedDependencies = {"kernel", "organization", "people", "mailboxes", "channels", "tickets"})
@NullMarked
package io.svara.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
