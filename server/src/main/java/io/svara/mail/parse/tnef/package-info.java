/**
 * TNEF, the envelope of Microsoft's mail programs: an attachment {@code winmail.dat} that holds the message's body and its files
 * ([MS-OXTNEF], [MS-OXRTFCP], [MS-OXRTFEX]). Written here because the one library that is kept, Apache POI's HMEF, copies each file
 * several times, stops at files of 1 MB unless a global limit is raised, knows neither code pages nor content ids, leaves RTF as it
 * is, and weighs eight jars.
 */
@NullMarked
package io.svara.mail.parse.tnef;

import org.jspecify.annotations.NullMarked;
