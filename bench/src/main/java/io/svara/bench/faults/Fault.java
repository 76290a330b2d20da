package io.svara.bench.faults;

import java.time.Duration;
import java.util.List;

/** Something that breaks. {@code lasting} is how long it stays broken, where it does. */
record Fault(Kind kind, Duration after, Duration lasting) {

    enum Kind {
        SERVER_KILLED,
        DATABASE_KILLED,
        BACKEND_KILLED,
        BOTH_KILLED,
        DATABASE_FROZEN,
        DATABASE_CUT_OFF,
        STORE_BROKEN,
        STORE_FULL,

        RELAY_REFUSES,
        RELAY_REFUSES_RECIPIENTS,
        RELAY_BUSY,
        RELAY_HANGS,
        RELAY_DROPS_WITHIN_MAIL,
        RELAY_DROPS_AFTER_MAIL;

        static List<Kind> ofHouse(boolean external) {
            return List.of(values()).stream()
                    .filter(kind -> !kind.ofRelay())
                    .filter(kind -> external || kind != DATABASE_CUT_OFF)
                    .toList();
        }

        static List<Kind> allOfRelay() {
            return List.of(values()).stream().filter(Kind::ofRelay).toList();
        }

        boolean ofRelay() {
            return name().startsWith("RELAY_");
        }

        String words() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
