@NullMarked
package io.svara.realtime.presence;

import org.jspecify.annotations.NullMarked;
