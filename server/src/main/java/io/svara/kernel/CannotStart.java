package io.svara.kernel;

/** Why Svara does not start, in a sentence for the person who can mend it. It is printed alone and ends the process. */
public final class CannotStart extends RuntimeException {

    private CannotStart(String sentence) {
        super(sentence, null, false, false);
    }

    public static CannotStart because(String sentence) {
        return new CannotStart(sentence);
    }
}
