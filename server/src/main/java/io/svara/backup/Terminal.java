package io.svara.backup;

import java.io.PrintStream;

/** Whether somebody looks on. */
final class Terminal {

    private Terminal() {}

    static Progress progress(PrintStream lines, PrintStream moving) {
        var console = System.console();
        return new Progress(lines, console != null && console.isTerminal() ? moving : null);
    }
}
