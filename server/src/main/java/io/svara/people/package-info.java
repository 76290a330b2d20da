/**
 * Who works with Svara: sign-in accounts, the agents they are in an organisation, groups, sessions, second factors and API tokens. It
 * leans on the kernel, on the organisations, and on storage for pictures.
 */
@ApplicationModule(allowedDependencies = {"kernel", "organization", "storage"})
@NullMarked
package io.svara.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
