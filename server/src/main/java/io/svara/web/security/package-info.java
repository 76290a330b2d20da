@NullMarked
package io.svara.web.security;

import org.jspecify.annotations.NullMarked;
