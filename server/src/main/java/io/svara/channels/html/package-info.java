/**
 * Strange HTML in, safe HTML and readable text out. Pure and bounded: no Spring, no database, no network.
 *
 * <ul>
 *   <li>{@link io.svara.channels.html.HtmlCleaner} makes foreign HTML safe to show.
 *   <li>{@link io.svara.channels.html.HtmlText} renders HTML as plain text.
 *   <li>{@link io.svara.channels.html.PlainText} renders plain text as HTML.
 *   <li>{@link io.svara.channels.html.Folding} marks what of a message its writer did not write.
 *   <li>{@link io.svara.channels.html.ForwardFinder} says whose mail a message forwards.
 * </ul>
 */
@NamedInterface("html")
@NullMarked
package io.svara.channels.html;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
