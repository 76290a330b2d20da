@NullMarked
package io.svara.web.json;

import org.jspecify.annotations.NullMarked;
