/** Brands as admins manage them (ORG-2). */
@NullMarked
package io.svara.organization.brands;

import org.jspecify.annotations.NullMarked;
