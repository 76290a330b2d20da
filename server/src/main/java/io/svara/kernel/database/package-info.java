@NullMarked
package io.svara.kernel.database;

import org.jspecify.annotations.NullMarked;
