/**
 * The edge that all HTTP calls share: who is calling, what may be sent, how ids and instants are written, how every
 * failure is answered, and the description of it all. It knows no business.
 */
@ApplicationModule(allowedDependencies = {"kernel", "people"})
@NullMarked
package io.svara.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
