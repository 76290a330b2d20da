/** What doubles of foreign providers are made of: an authorization server, and people who visit it. */
@NullMarked
package io.svara.provider;

import org.jspecify.annotations.NullMarked;
