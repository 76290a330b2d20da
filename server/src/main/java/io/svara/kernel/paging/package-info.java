@NullMarked
package io.svara.kernel.paging;

import org.jspecify.annotations.NullMarked;
