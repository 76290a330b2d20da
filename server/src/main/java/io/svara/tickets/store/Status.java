package io.svara.tickets.store;

import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;

/** One of the organisation's statuses, named in the language of whoever asked. */
public record Status(StatusId id, StatusKind kind, String name) {}
