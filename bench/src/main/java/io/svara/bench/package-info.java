/** Load, faults and figures: drives a whole server from outside, as its users and its enemies do. Not part of the product. */
@org.jspecify.annotations.NullMarked
package io.svara.bench;
