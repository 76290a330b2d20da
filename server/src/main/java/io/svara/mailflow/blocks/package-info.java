/** The blocks of Mail Flow, one class each, and what they look at. Pure: no Spring, SQL, HTTP or clock. */
@NullMarked
package io.svara.mailflow.blocks;

import org.jspecify.annotations.NullMarked;
