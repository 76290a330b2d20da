/**
 * Pages that are rendered on the server and work without script: their texts in each language, their templates
 * ({@code resources/pages}), and what they link to ({@code resources/static/assets}).
 */
@NamedInterface("pages")
@NullMarked
package io.svara.web.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
