@NullMarked
package io.svara.people.agents;

import org.jspecify.annotations.NullMarked;
