@NullMarked
package io.svara.installation.setup;

import org.jspecify.annotations.NullMarked;
