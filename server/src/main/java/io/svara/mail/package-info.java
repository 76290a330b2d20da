/**
 * The e-mail channel: takes mail in, hands it to the intake, and sends what leaves. It knows no tickets; both meet in
 * {@code channels}.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "organization", "storage", "people", "mailboxes", "channels", "channels::html"
        })
@NullMarked
package io.svara.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
