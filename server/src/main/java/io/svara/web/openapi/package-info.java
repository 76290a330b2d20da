@NullMarked
package io.svara.web.openapi;

import org.jspecify.annotations.NullMarked;
