/**
 * What happens now, on every open screen: a notice that something changed, and the entries since the client last
 * What happens now, on every open screen: the entries of the log since the place where the screen stands. Nothing here
 * is needed for anything to be right; who was away goes on from the place that it knows.
 */
@ApplicationModule(allowedDependencies = {"kernel", "people", "mailboxes", "tickets"})
@NullMarked
package io.svara.realtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
