/**
 * The flood: more of everything than there should be, from senders and callers who mean no good, while one good sender
 * and one agent want to work. Memory, and what these two wait, are what is looked at.
 */
@org.jspecify.annotations.NullMarked
package io.svara.bench.flood;
