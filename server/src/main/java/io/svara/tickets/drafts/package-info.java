@NullMarked
package io.svara.tickets.drafts;

import org.jspecify.annotations.NullMarked;
