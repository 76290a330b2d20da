/** JMH: single methods that every mail goes through. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.method;
