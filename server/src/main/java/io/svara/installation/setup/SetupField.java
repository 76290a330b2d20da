package io.svara.installation.setup;

/**
 * A field of the first-run page as its template shows it. Texts are empty where there is none.
 *
 * @param autocomplete what a browser may fill in, in the words of the HTML standard
 */
record SetupField(
        String id,
        String label,
        String hint,
        String type,
        String autocomplete,
        boolean required,
        String value,
        String error) {

    /** What a screen reader adds to the label. */
    public String describedBy() {
        var hintId = hint.isEmpty() ? "" : id + "-hint";
        var errorId = error.isEmpty() ? "" : id + "-error";
        return (errorId + " " + hintId).strip();
    }

    public boolean isPassword() {
        return type.equals("password");
    }
}
