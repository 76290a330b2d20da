/**
 * Who works with Svara: sign-in accounts, the agents they are in an organisation, groups, sessions and API tokens. It
 * leans on the kernel and on the organisations.
 */
@ApplicationModule(allowedDependencies = {"kernel", "organization"})
@NullMarked
package io.svara.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
