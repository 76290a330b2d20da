package io.svara.channels.html;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a subject's first prefix says of the message. */
enum SubjectKind {
    FORWARD,
    ANSWER,
    /** {@code VS:} answers in Finnish, and forwards in Norwegian and Danish. */
    FORWARD_BUT_IN_FINNISH,
    PLAIN;

    // What filters and ticket systems put before it is passed over: [External], ***Spam***
    private static final Pattern PREFIXED = Pattern.compile(
            "\\s{0,10}(?:(?:\\[[^]:]{0,60}]|\\*{2,5}[^*]{1,30}\\*{2,5})\\s{0,5}){0,3}\\[?(?<word>\\p{L}[\\p{L}\\u0307]{0,15})\\.?\\s?"
                    + "(?:[\\[(]\\d{1,3}[])])?\\s{0,2}[:：](?<rest>.*)",
            Pattern.DOTALL);

    private static final Set<String> FORWARDS =
            words("fw fwd vb tr rv vl wg i pd enc ilt doorst redir fs trs továbbítás"
                    + " vidarebefordrat vidarebefordra videresend videresendt weitergeleitet transf transféré reenviado reenv přeposláno přep preposlané"
                    + " пер переслано πρθ 转发 轉寄 转寄 전달");
    private static final Set<String> ANSWERS = words(
            "re sv aw antw antwort r res rif odp ynt vast vastaus resp rép réf" + " ответ отв відп απ bls 回复 回覆 答复 답장");

    static SubjectKind of(String subject) {
        var prefixed = PREFIXED.matcher(subject);
        if (!prefixed.matches()) {
            return PLAIN;
        }
        var word = HeaderLabel.folded(prefixed.group("word"));
        if (word.equals("vs")) {
            return FORWARD_BUT_IN_FINNISH;
        }
        return FORWARDS.contains(word) ? FORWARD : ANSWERS.contains(word) ? ANSWER : PLAIN;
    }

    /** @param finnish whether the quoted header is */
    boolean forwards(boolean finnish) {
        return this == FORWARD || (this == FORWARD_BUT_IN_FINNISH && !finnish);
    }

    boolean answers(boolean finnish) {
        return this == ANSWER || (this == FORWARD_BUT_IN_FINNISH && finnish);
    }

    /** The subject without its first prefix. */
    static String withoutPrefix(String subject) {
        var prefixed = PREFIXED.matcher(subject);
        return of(subject) != PLAIN && prefixed.matches()
                ? prefixed.group("rest").strip()
                : subject.strip();
    }

    private static Set<String> words(String words) {
        return Set.copyOf(Stream.of(words.split(" ")).toList());
    }
}
