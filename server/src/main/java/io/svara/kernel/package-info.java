/**
 * What every room stands on: ids, the clock, paging, problems, access, the database's walls, the log and ephemeral
 * signals. It knows no other module, and all its packages are open to them.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package io.svara.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
