package io.svara.tickets.letter;

/** What an agent writes below their own messages: safe HTML with tags, empty where there is nothing. */
record PersonalSignature(String html, long version) {

    static final PersonalSignature NONE = new PersonalSignature("", 0);
}
