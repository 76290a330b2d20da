/** Organisations and what all their services share: name, language, labels, and in a named interface the schedules. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package io.svara.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
