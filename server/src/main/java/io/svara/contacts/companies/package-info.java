/** The list of companies, and which contacts are theirs (CON-1). */
@NullMarked
package io.svara.contacts.companies;

import org.jspecify.annotations.NullMarked;
