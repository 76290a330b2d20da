/** Makes an organisation of any size in an installation's database. */
@org.jspecify.annotations.NullMarked
package io.svara.bench.data;
