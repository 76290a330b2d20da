/** A small machine with a team's load on it: what everything needs of memory, and whether it stays quick. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.small;
