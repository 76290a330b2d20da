@NullMarked
package io.svara.web.problem;

import org.jspecify.annotations.NullMarked;
