@NullMarked
package io.svara.installation.demo;

import org.jspecify.annotations.NullMarked;
