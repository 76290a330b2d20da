package io.svara.bench;

import java.util.List;
import java.util.Locale;

/**
 * One line of the results.
 *
 * @param reach what is aimed at
 * @param limit what this machine can do at most, in the same run; empty where there is none
 */
public record Figure(String what, String reach, String measured, String limit, Verdict verdict) {

    public enum Verdict {
        MET,
        MISSED,
        /** shown beside others; nothing is promised */
        TOLD
    }

    public static Figure told(String what, String measured, String limit) {
        return new Figure(what, "", measured, limit, Verdict.TOLD);
    }

    public static Figure of(String what, String reach, String measured, String limit, boolean met) {
        return new Figure(what, reach, measured, limit, met ? Verdict.MET : Verdict.MISSED);
    }

    public static String table(List<Figure> figures) {
        var table = new StringBuilder("| what | reach | measured | limit in the same run | |\n|---|---|---|---|---|\n");
        figures.forEach(figure -> table.append(figure.line()));
        return table.toString();
    }

    private String line() {
        var word = verdict == Verdict.TOLD ? "" : verdict.name().toLowerCase(Locale.ROOT);
        return "| %s | %s | %s | %s | %s |%n".formatted(what, reach, measured, limit, word);
    }
}
