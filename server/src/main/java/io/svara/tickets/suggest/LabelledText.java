package io.svara.tickets.suggest;

import io.svara.organization.LabelId;
import java.util.Set;

/** What somebody wrote, and the labels that its ticket was given. */
record LabelledText(String text, Set<LabelId> labels) {}
