package io.svara.browser;

import java.util.function.Consumer;

/** A page, and what is done there until it is as it is to be looked at. */
record PageState(String name, String path, Consumer<Screen> steps) {

    void showIn(Screen screen) {
        screen.open(path);
        steps.accept(screen);
    }

    @Override
    public String toString() {
        return name;
    }
}
