/** Work that is done later: rows that fall due, and jobs that recur. Both run on one node at a time. */
@NullMarked
package io.svara.kernel.queue;

import org.jspecify.annotations.NullMarked;
