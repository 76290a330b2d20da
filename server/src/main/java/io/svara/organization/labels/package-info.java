@NullMarked
package io.svara.organization.labels;

import org.jspecify.annotations.NullMarked;
