/** Mailboxes: their settings and addresses, and who may see what comes to them. */
@ApplicationModule(allowedDependencies = {"kernel", "organization", "organization::schedules", "people"})
@NullMarked
package io.svara.mailboxes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
