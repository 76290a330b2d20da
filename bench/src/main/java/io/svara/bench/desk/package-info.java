/** What an agent waits for. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.desk;
