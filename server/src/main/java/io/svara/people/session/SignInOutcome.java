package io.svara.people.session;

import io.svara.people.SessionCookie;

/** What a right password leads to. */
public sealed interface SignInOutcome {

    record SignedIn(SessionCookie cookie, SessionView view) implements SignInOutcome {}

    /** @param token what the browser keeps until the second step is done; opens nothing by itself */
    record SecondStepNeeded(String token, SecondStepView view) implements SignInOutcome {

        /** Never the token: this may end up in a log. */
        @Override
        public String toString() {
            return "SecondStepNeeded[...]";
        }
    }
}
