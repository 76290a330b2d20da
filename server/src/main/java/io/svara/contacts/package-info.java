/** Outside persons: who writes in, under which addresses. */
@ApplicationModule(allowedDependencies = {"kernel", "organization"})
@NullMarked
package io.svara.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
