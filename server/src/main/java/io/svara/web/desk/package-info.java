/** How the desk, which the build takes from {@code web/}, comes to the browser: its one page, its files, and the frame for mails. */
@NullMarked
package io.svara.web.desk;

import org.jspecify.annotations.NullMarked;
