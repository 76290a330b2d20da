/** Licence levels: which services agents may be given, where the installation sells plans (ORG-3). */
@NullMarked
package io.svara.people.licence;

import org.jspecify.annotations.NullMarked;
