/** How fast mail comes in. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.ingest;
