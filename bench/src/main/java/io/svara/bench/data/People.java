package io.svara.bench.data;

import java.util.Locale;
import java.util.SplittableRandom;

/** Customers, each the same whenever asked for again. */
final class People {

    record Person(String name, String email) {}

    private static final String[] FIRST =
            ("Anna Bo Carin Dag Eva Finn Greta Hanna Ivar Johan Kari Lars Maria Nils Olav Petra Ragnhild Stina "
                            + "Tor Ulla Vidar Wenche Ylva Åsa Ørjan Emma Jack Olivia Harry Amelia George Mia Leo Sofie Hugo Alva Elias Nora Oskar Ida")
                    .split(" ");
    private static final String[] LAST =
            ("Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Hansen Johansen Olsen "
                            + "Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Smith Jones Taylor Brown Williams Wilson Davies Evans Thomas "
                            + "Roberts Lind Berg Dahl Holm Strand Nygård Ekström Sjöberg Wallin Lunde Moen Solberg Hagen")
                    .split(" ");
    private static final String[] PROVIDERS = {
        "mail.example", "post.example", "home.example", "epost.example", "online.example", "brev.example"
    };

    private final long seed;

    People(long seed) {
        this.seed = seed;
    }

    Person at(int number) {
        var random = new SplittableRandom(seed ^ (number * 0x9e3779b97f4a7c15L));
        var first = Vocabulary.any(FIRST, random);
        var last = Vocabulary.any(LAST, random);
        var domain = random.nextInt(3) > 0
                ? Vocabulary.any(PROVIDERS, random)
                : "firma" + random.nextInt(1 + number / 4) + ".example";
        return new Person(first + " " + last, plain(first) + "." + plain(last) + number + "@" + domain);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replace('å', 'a')
                .replace('ä', 'a')
                .replace('ö', 'o')
                .replace('ø', 'o');
    }
}
