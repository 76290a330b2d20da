/**
 * {@code ./svara backup} and {@code ./svara restore}: the whole installation in one file, and back into an empty one,
 * whichever PostgreSQL either has. It copies all tables as they stand, whosever they are.
 */
@ApplicationModule(allowedDependencies = {"kernel", "storage"})
@NullMarked
package io.svara.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
