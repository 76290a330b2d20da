/** Organisations and what all their services share: name, language, labels, brands (whose logos are files), and in a named interface the schedules. */
@ApplicationModule(allowedDependencies = {"kernel", "storage"})
@NullMarked
package io.svara.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
