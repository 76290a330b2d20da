/**
 * A working day in little, done once at the build: Java remembers the classes it takes, and which of its methods are
 * called how (JEP 515), so that the first hours of a start are as fast as the later ones.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.svara.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
