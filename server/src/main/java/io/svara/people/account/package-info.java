@NullMarked
package io.svara.people.account;

import org.jspecify.annotations.NullMarked;
