package io.svara.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordFormsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Swedish
                "leverans leveransen leveranser leveranserna leveransens leveransernas",
                "faktura fakturan fakturor fakturorna",
                "order ordern ordrar ordrarna",
                "bestallning bestallningen bestallningar bestallningarna bestallningarnas",
                "kund kunden kunder kunderna kundens kundernas",
                "vaska vaskan vaskor vaskorna",
                "paket paketet paketen",
                "retur returen returer returerna",
                "konto kontot konton kontona",
                "adress adressen adresser adresserna",
                "betala betalar betalade betalat betalt betalas",
                "nyckel nyckeln nycklar nycklarna",
                "snabb snabbt snabba",
                "levererad levererat levererade levererats leverera levererar",
                "pris priset priser priserna",
                "bil bilen bilar bilarna bilens",
                "kvitto kvittot kvitton",
                // Norwegian
                "fakturaen fakturaer fakturaene faktura",
                "levering leveringen leveringer leveringene leveringens",
                "kunde kunden kunder kundene kundens",
                "pakke pakken pakker pakkene",
                "vare varen varer varene",
                "bestilling bestillingen bestillinger bestillingene",
                "bestille bestiller bestilte bestilt",
                "ordre ordren ordrer ordrene",
                "kjope kjoper kjopte kjopt",
                "levere leverer leverte levert",
                "adresse adressen adresser adressene",
                // English
                "order orders ordering ordered",
                "deliver delivers delivered delivering",
                "delivery deliveries",
                "invoice invoices invoiced invoicing",
                "refund refunds refunded refunding",
                "return returns returned returning",
                "company companies",
                "ship ships shipped shipping",
                "address addresses addressed",
                "ticket tickets",
                "customer customers"
            })
    void aWordFindsItsForms(String family) {
        var words = List.of(family.split(" "));
        for (var asked : words) {
            for (var written : words) {
                assertThat(shared(asked, written))
                        .as("%s finds %s", asked, written)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "order, ord",
        "order, ordning",
        "bilder, bilar",
        "general, generera",
        "varer, var",
        "fakturan, fakir",
        "leverans, leva",
        "betalning, betydelse",
        "retur, retorik",
        "kunden, kunna",
        "kunder, kunskap",
        "paket, park",
        "adressen, adjektiv",
        "priser, prisma",
        "lager, lag",
        "manad, man",
        "format, forma",
        "postage, post",
        "konto, kontor",
        "kontot, kontor",
        "number, numb",
        "server, serve",
        "skor, skola"
    })
    void differentWordsStayApart(String one, String other) {
        assertThat(shared(one, other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "x", "2026", "\u0434\u043e\u0441\u0442\u0430\u0432\u043a\u0430", "ab12345"})
    void shortWordsNumbersAndOtherScriptsHaveNoFurtherForms(String word) {
        assertThat(new WordForms().of(word)).isEmpty();
    }

    private static Set<String> shared(String one, String other) {
        var shared = terms(one);
        shared.retainAll(terms(other));
        return shared;
    }

    private static Set<String> terms(String word) {
        var terms = new HashSet<>(new WordForms().of(word));
        terms.add(word);
        return terms;
    }
}
