/** How long a start takes, and what a server that does nothing holds. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.start;
