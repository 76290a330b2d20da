/** Mail that is fetched from an account elsewhere (MBX-3): the settings, the sessions that follow its folders, and their check. */
@NullMarked
package io.svara.mail.fetch;

import org.jspecify.annotations.NullMarked;
