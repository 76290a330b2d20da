@NullMarked
package io.svara.people.session;

import org.jspecify.annotations.NullMarked;
