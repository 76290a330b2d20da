/** What an organisation uses, and the guides that lead there (ORG-19). */
@NullMarked
package io.svara.organization.services;

import org.jspecify.annotations.NullMarked;
