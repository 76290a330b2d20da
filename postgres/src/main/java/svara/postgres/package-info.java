/** PostgreSQL as a part of the product: its binaries unpacked, started in the data folder, and stopped with the server. */
@NullMarked
package svara.postgres;

import org.jspecify.annotations.NullMarked;
