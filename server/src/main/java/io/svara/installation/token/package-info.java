@NullMarked
package io.svara.installation.token;

import org.jspecify.annotations.NullMarked;
