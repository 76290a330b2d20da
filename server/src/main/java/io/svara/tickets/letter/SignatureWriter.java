package io.svara.tickets.letter;

import io.svara.kernel.AgentId;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import java.time.Clock;
import java.util.HashSet;
import org.springframework.stereotype.Component;

/** Writes an agent's signature anew, in the caller's transaction. What it already says is no change. */
@Component
class SignatureWriter {

    private final LetterRows rows;
    private final PictureRows pictures;
    private final Log log;
    private final Clock clock;

    SignatureWriter(LetterRows rows, PictureRows pictures, Log log, Clock clock) {
        this.rows = rows;
        this.pictures = pictures;
        this.log = log;
        this.clock = clock;
    }

    SignatureView write(AgentId agent, ChangeSignature.Request request) {
        var before = rows.signature(agent).orElse(PersonalSignature.NONE);
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        var checks = new Checks();
        var html = new LetterTexts(pictures.find(PictureNames.inEditor(request.signature())), checks)
                .read(request.signature(), "signature", LetterTag.OF_A_REPLY);
        checks.done();
        if (html.equals(before.html())) {
            return SignatureView.of(before);
        }
        if (!rows.save(agent, html, before.version())) {
            throw Problem.stale(before.version() + 1);
        }
        var shown = new HashSet<>(PictureNames.inKept(before.html()));
        shown.addAll(PictureNames.inKept(html));
        pictures.used(shown, clock.instant());
        log.append(Change.of("agent.signature-changed", "agent", agent));
        return SignatureView.of(new PersonalSignature(html, before.version() + 1));
    }
}
