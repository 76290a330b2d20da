package io.svara.people.session;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Where a sign-in comes from, as far as the request tells. Shown to its owner in the list of sessions. */
public record Device(String userAgent, String address) {

    private static final int MAX_USER_AGENT = 200;
    private static final int MAX_ADDRESS = 64;

    public Device {
        userAgent = cut(printable(userAgent), MAX_USER_AGENT);
        address = cut(address, MAX_ADDRESS);
    }

    public static Device of(HttpServletRequest request) {
        var userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Device(userAgent == null ? "" : userAgent, request.getRemoteAddr());
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
