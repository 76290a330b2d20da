/** Those who ask: mail senders and desks, on plain sockets so that they take little of the processor that they share. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.client;
