/** Recipients History (MBX-13): all addresses that mail came from or went to. */
@NullMarked
package io.svara.contacts.recipients;

import org.jspecify.annotations.NullMarked;
