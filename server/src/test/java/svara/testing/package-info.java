/** Doubles for tests. They stand outside the scanned packages, so that only tests that ask for them get them. */
@NullMarked
package svara.testing;

import org.jspecify.annotations.NullMarked;
