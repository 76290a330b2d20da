@NullMarked
package io.svara.realtime.stream;

import org.jspecify.annotations.NullMarked;
