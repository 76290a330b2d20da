@NullMarked
package io.svara.realtime.catchup;

import org.jspecify.annotations.NullMarked;
