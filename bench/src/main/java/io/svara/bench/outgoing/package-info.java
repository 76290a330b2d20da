/** How fast mail leaves. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.outgoing;
