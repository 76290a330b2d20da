/** What is measured and what it is measured on: a server of its own, its processes, this machine's limit. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.machine;
