/**
 * TNEF, the envelope of Microsoft's mail programs: an attachment {@code winmail.dat} that holds the message's body and its files
 * ([MS-OXTNEF], [MS-OXRTFCP], [MS-OXRTFEX]). Written here because the one library that is kept, Apache POI's HMEF, gives nothing of
 * a file that breaks off, reads all 8-bit text as windows-1252, opens no message within the message, leaves HTML hidden in its RTF,
 * and brings POI's core with it.
 */
@NullMarked
package io.svara.mail.parse.tnef;

import org.jspecify.annotations.NullMarked;
