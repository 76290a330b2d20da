package io.svara.tickets.letter;

import io.svara.kernel.Id;

record PictureId(long value) implements Id {}
