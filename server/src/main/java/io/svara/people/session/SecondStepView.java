package io.svara.people.session;

import java.time.Instant;
import java.util.List;

/**
 * A sign-in that waits for its second step.
 *
 * @param methods those that this account has, the recommended first: {@code passkey}, {@code app}, {@code email},
 *     {@code recovery}
 * @param until when it is over, and one signs in anew
 */
record SecondStepView(List<String> methods, Instant until) {}
