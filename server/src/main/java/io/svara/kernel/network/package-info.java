/** Which hosts may be connected to when somebody other than the operator names them. */
@NullMarked
package io.svara.kernel.network;

import org.jspecify.annotations.NullMarked;
