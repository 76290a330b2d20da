/**
 * What happens now, on every open screen: a notice that something changed, and the entries since the client last
 * asked. Nothing here is needed for anything to be right; who missed a notice catches up with the next.
 */
@ApplicationModule(allowedDependencies = {"kernel", "people", "mailboxes", "tickets"})
@NullMarked
package io.svara.realtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
