package io.svara.tickets.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.tickets.AttachmentId;
import org.junit.jupiter.api.Test;

class InlineImagesTests {

    @Test
    void findsThePicturesOfOursThatHtmlShows() {
        assertThat(InlineImages.shownBy("""
                        <img src="/api/attachments/7"><IMG alt='x' SRC='/api/attachments/8?show=true'>
                        <img src="https://elsewhere.example/api/attachments/9"><a href="/api/attachments/10">x</a>
                        <img src="/api/attachments/11/more"><img src="/api/attachments/7">
                        """)).containsExactly(new AttachmentId(7), new AttachmentId(8));
    }

    @Test
    void leavesPicturesWhereTheirWriterPutThem() {
        assertThat(InlineImages.editable("<p>a<img src=\"/api/attachments/7\" onload=\"x()\" width=\"20\">b"
                        + "<img src=\"https://elsewhere.example/a.png\"></p>"))
                .contains("src=\"/api/attachments/7\"", "src=\"https://elsewhere.example/a.png\"", "width=\"20\"")
                .doesNotContain("onload", "data-src", "data-cid", "cid:");
    }

    @Test
    void takesOutAddressesThatAreNoPicture() {
        assertThat(
                        InlineImages.editable(
                                "<img src=\"/api/attachments/7/../../session\"><img src=\"/api/session\"><img src=\"cid:x@y\">"))
                .doesNotContain("src=\"");
    }

    @Test
    void needsTimeInProportionToTheLength() {
        var hostile = " src=\"/api/attachments/1?" + "a".repeat(200);

        assertThat(InlineImages.shownBy(hostile.repeat(4_000))).isEmpty();
        assertThat(InlineImages.shownBy(" src=".repeat(200_000))).isEmpty();
    }
}
