/**
 * The fault run: mail in, replies out and answers back while the server, its database, the relay and the files are
 * broken by a plan that a seed repeats; then what was promised is counted.
 */
@org.jspecify.annotations.NullMarked
package io.svara.bench.faults;
