package io.svara.tickets.letter;

import java.util.List;

/**
 * An agent's own signature, for an editor.
 *
 * @param tags what it may name
 */
record SignatureView(String signature, List<String> tags, long version) {

    static SignatureView of(PersonalSignature signature) {
        return new SignatureView(PictureNames.editable(signature.html()), LetterTag.OF_A_REPLY, signature.version());
    }
}
