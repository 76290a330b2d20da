package io.svara.people.session;

/** Where a sign-in comes from, as far as the request tells. Shown to its owner in the list of sessions. */
record Device(String userAgent, String address) {

    private static final int MAX_USER_AGENT = 200;
    private static final int MAX_ADDRESS = 64;

    Device {
        userAgent = cut(printable(userAgent), MAX_USER_AGENT);
        address = cut(address, MAX_ADDRESS);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
