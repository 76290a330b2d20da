@NullMarked
package io.svara.people.token;

import org.jspecify.annotations.NullMarked;
