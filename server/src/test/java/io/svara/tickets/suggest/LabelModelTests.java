package io.svara.tickets.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.organization.LabelId;
import io.svara.tickets.suggest.LabelModel.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelModelTests {

    private static final LabelId RETURN = new LabelId(1);
    private static final LabelId INVOICE = new LabelId(2);
    private static final LabelId LOGIN = new LabelId(3);

    private static final List<String> RETURNS = List.of(
            "Hej! Skorna var för små, jag vill returnera dem. Hur får jag en retursedel?",
            "Jeg vil returnere jakken, størrelsen passer ikke. Kan jeg få pengene tilbake?",
            "I would like to return the shoes, they are the wrong size. Please send me a return label.",
            "Retur av order, fel storlek. Vart skickar jag paketet?",
            "Kan jag byta storlek på tröjan eller måste jag göra en retur?",
            "Pengarna för min retur har inte kommit. Paketet skickades tillbaka förra veckan.");
    private static final List<String> INVOICES = List.of(
            "Fakturan har fel belopp, kan ni skicka en ny faktura med rätt moms?",
            "Vi har fått en påminnelse om en faktura som är betald.",
            "The invoice shows the wrong amount. We need a new invoice with our VAT number.",
            "Kan dere sende fakturaen på nytt? Beløpet stemmer ikke med avtalen.",
            "Betalning av faktura, går det att få längre betaltid?",
            "Hei, vi har betalt fakturaen, men fikk en purring med gebyr.");
    private static final List<String> LOGINS = List.of(
            "Jag kan inte logga in, lösenordet fungerar inte.",
            "I cannot log in to my account. The password reset mail never comes.",
            "Får ikke logget inn på kontoen, passordet er glemt.",
            "Inloggningen säger att kontot är låst. Hur återställer jag lösenordet?",
            "Password reset link has expired, please unlock my account.",
            "Mitt konto är spärrat efter flera försök att logga in.");
    private static final List<String> OTHERS = List.of(
            "Vilka öppettider har butiken på lördag?",
            "Tack för hjälpen, ha en fin helg!",
            "Is the museum near your shop open on Sundays?",
            "Når åpner butikken i Bergen?",
            "Vi söker praktikplats hos er i vår.",
            "Finns det parkering vid butiken i Lund?");

    @Test
    void itTellsWhatATextIsAboutInWordsAndFormsOfThreeLanguages() {
        var model = LabelModel.learn(texts()).orElseThrow();

        assertThat(first(model, "Returnering av skor i fel storlek, hur skickar jag tillbaka paketet?"))
                .isEqualTo(RETURN);
        assertThat(first(model, "Ny faktura tack, beloppet och momsen är fel")).isEqualTo(INVOICE);
        assertThat(first(model, "My account is locked and the password does not work"))
                .isEqualTo(LOGIN);
        assertThat(first(model, "Jeg har glemt passordet og får ikke logget inn"))
                .isEqualTo(LOGIN);
    }

    @Test
    void ofWhatTicketsWithoutLabelsAreAboutItSaysNothing() {
        var model = LabelModel.learn(texts()).orElseThrow();

        assertThat(model.guess("Har butiken öppet på lördag och söndag, och finns det parkering?"))
                .isEmpty();
    }

    @Test
    void ofWordsThatItHasNeverSeenItSaysNothing() {
        var model = LabelModel.learn(texts()).orElseThrow();

        assertThat(model.guess("Xylofonen kvintilerar zebrafinkar")).isEmpty();
        assertThat(model.guess("")).isEmpty();
        assertThat(model.guess("12345 67890")).isEmpty();
    }

    @Test
    void aTextOfTwoThingsMayGetBothLabels() {
        var both = new ArrayList<>(texts());
        for (var index = 0; index < RETURNS.size(); index++) {
            both.add(new LabelledText(RETURNS.get(index) + " " + INVOICES.get(index), Set.of(RETURN, INVOICE)));
        }
        var model = LabelModel.learn(both).orElseThrow();

        assertThat(model.guess("Jag vill returnera skorna, och fakturan har fel belopp").stream()
                        .map(Guess::label))
                .contains(RETURN, INVOICE);
    }

    @Test
    void fromTooLittleNothingIsLearned() {
        assertThat(LabelModel.learn(List.of())).isEmpty();
        assertThat(LabelModel.learn(labelled(RETURNS.subList(0, LabelModel.FEWEST_TICKETS - 1), RETURN)))
                .isEmpty();
        // one label and nothing beside it: everything would be that
        assertThat(LabelModel.learn(labelled(RETURNS, RETURN))).isEmpty();
    }

    @Test
    void aFewTicketsOfALabelDoNotMakeItOneThatIsSuggested() {
        var texts = new ArrayList<>(texts());
        texts.add(new LabelledText("Offert på hundra mössor med tryck", Set.of(new LabelId(9))));
        var model = LabelModel.learn(texts).orElseThrow();

        assertThat(model.guess("Offert på hundra mössor med tryck"))
                .noneMatch(guess -> guess.label().value() == 9);
    }

    @Test
    void ofThreeThousandTicketsAndAHundredLabelsItIsLearnedAtOnce() {
        var random = new Random(7);
        var texts = new ArrayList<LabelledText>();
        for (var ticket = 0; ticket < 3_000; ticket++) {
            var label = random.nextInt(100);
            var words = new StringBuilder();
            for (var word = 0; word < 60; word++) {
                words.append(word < 6 ? "amne" + letters(label) : "ord" + letters(random.nextInt(20_000)))
                        .append(' ');
            }
            texts.add(new LabelledText(words.toString(), Set.of(new LabelId(label + 1))));
        }
        var model = LabelModel.learn(texts).orElseThrow();

        assertThat(first(model, "amne" + letters(42) + " ord" + letters(17) + " ord" + letters(18)))
                .isEqualTo(new LabelId(43));
    }

    private static String letters(int number) {
        var letters = new StringBuilder();
        for (var rest = number; rest >= 0; rest = rest / 26 - 1) {
            letters.append((char) ('a' + rest % 26));
        }
        // an ending of no language
        return letters.append("x").toString();
    }

    private static LabelId first(LabelModel model, String text) {
        return model.guess(text).getFirst().label();
    }

    private static List<LabelledText> texts() {
        var texts = new ArrayList<>(labelled(RETURNS, RETURN));
        texts.addAll(labelled(INVOICES, INVOICE));
        texts.addAll(labelled(LOGINS, LOGIN));
        OTHERS.forEach(text -> texts.add(new LabelledText(text, Set.of())));
        return texts;
    }

    private static List<LabelledText> labelled(List<String> texts, LabelId label) {
        return texts.stream().map(text -> new LabelledText(text, Set.of(label))).toList();
    }
}
