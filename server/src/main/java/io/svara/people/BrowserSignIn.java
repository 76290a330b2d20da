package io.svara.people;

import io.svara.people.session.Device;
import io.svara.people.session.SessionCookies;
import io.svara.people.session.SignIn;
import io.svara.people.session.SignInOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/** Signs a browser in whose owner has just typed the password elsewhere than on the sign-in page. */
@Component
public class BrowserSignIn {

    private final SignIn signIn;
    private final SessionCookies cookies;

    BrowserSignIn(SignIn signIn, SessionCookies cookies) {
        this.signIn = signIn;
        this.cookies = cookies;
    }

    /** The browser's session, if it had one, is forgotten there: its cookie is written over. */
    public void signIn(String email, String password, HttpServletRequest request, HttpServletResponse response) {
        // an account that has a second factor signs in at the sign-in page
        if (signIn.signIn(email, password, Device.of(request)) instanceof SignInOutcome.SignedIn signedIn) {
            cookies.set(signedIn.cookie(), request, response);
        }
    }
}
