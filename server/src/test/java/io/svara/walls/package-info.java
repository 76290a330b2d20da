/** Organisations are walls: the catalogue, every statement, every table and every call are held to it. */
@NullMarked
package io.svara.walls;

import org.jspecify.annotations.NullMarked;
