/** How long words take to be found. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.search;
