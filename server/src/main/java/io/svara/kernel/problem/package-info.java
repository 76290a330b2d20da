@NullMarked
package io.svara.kernel.problem;

import org.jspecify.annotations.NullMarked;
