package io.svara.channels.html;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes foreign HTML safe to show: what is not on these lists is gone. Scripts, event handlers, forms, frames, embedded
 * objects, style sheets, addresses in styles, and all that could leave the message's box or load something unasked.
 * What each image becomes is written at {@link CleanHtml}.
 */
public final class HtmlCleaner {

    /** Grows with each change of what comes out, so that stored copies are known to be old. */
    public static final int VERSION = 3;

    /** A mail's HTML is some 50 kB; what is longer is machine-made, and its beginning is enough to answer it. */
    public static final int MAX_SOURCE_CHARS = 2_000_000;

    // A logo or a signature; larger pictures come as attachments
    private static final int MAX_DATA_IMAGE_CHARS = 300_000;
    private static final int MAX_ADDRESS_CHARS = 8_000;

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#\\\\].*", Pattern.DOTALL);
    private static final Pattern LINK_ADDRESS = Pattern.compile("(?i)(?:mailto:|tel:)[^\\s].*", Pattern.DOTALL);
    private static final Pattern CONTENT_ID = Pattern.compile("(?i)cid:\\S{1,250}");
    private static final Pattern DATA_IMAGE =
            Pattern.compile("(?i)data:image/(?:png|jpeg|jpg|gif|webp);base64,[a-z0-9+/=%\\s]*+");

    private static final Pattern SIZE = Pattern.compile("\\d{1,4}(?:\\.\\d{1,3})?(?:%|px|\\*)?");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N} ,'._#()+-]{0,200}");

    // Nothing here can hold an address, take an element out of its place, or lay it over something else.
    private static final Set<String> STYLES = Set.of(
            "background-color",
            "border",
            "border-bottom",
            "border-bottom-color",
            "border-bottom-style",
            "border-bottom-width",
            "border-collapse",
            "border-color",
            "border-left",
            "border-left-color",
            "border-left-style",
            "border-left-width",
            "border-radius",
            "border-right",
            "border-right-color",
            "border-right-style",
            "border-right-width",
            "border-spacing",
            "border-style",
            "border-top",
            "border-top-color",
            "border-top-style",
            "border-top-width",
            "border-width",
            "caption-side",
            "color",
            "direction",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-variant",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "list-style-type",
            "max-width",
            "min-width",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "table-layout",
            "text-align",
            "text-decoration",
            "text-transform",
            "vertical-align",
            "white-space",
            "width",
            "word-spacing",
            "word-wrap",
            "rgb()",
            "rgba()",
            "hsl()",
            "hsla()");

    private static final PolicyFactory POLICY = policy();

    private HtmlCleaner() {}

    /** Takes any string, never fails, and needs time in proportion to its length. */
    public static CleanHtml clean(String source) {
        boolean truncated = source.length() > MAX_SOURCE_CHARS;
        var taken = truncated ? source.substring(0, MAX_SOURCE_CHARS) : source;
        var html = POLICY.sanitize(taken);
        return new CleanHtml(html, HtmlText.toText(taken), VERSION, CleanHtml.remoteImages(html), truncated);
    }

    private static PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .withPreprocessor(next -> new FewAttributes(new QuoteHints(next)))
                .allowElements(
                        "p",
                        "div",
                        "span",
                        "br",
                        "hr",
                        "center",
                        "font",
                        "b",
                        "strong",
                        "i",
                        "em",
                        "u",
                        "s",
                        "strike",
                        "del",
                        "ins",
                        "sub",
                        "sup",
                        "small",
                        "big",
                        "tt",
                        "code",
                        "pre",
                        "kbd",
                        "samp",
                        "var",
                        "q",
                        "cite",
                        "abbr",
                        "address",
                        "blockquote",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "ul",
                        "ol",
                        "li",
                        "dl",
                        "dt",
                        "dd",
                        "table",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "td",
                        "th",
                        "caption",
                        "colgroup",
                        "col",
                        "section",
                        "article",
                        "header",
                        "footer",
                        "figure",
                        "figcaption",
                        "mark",
                        "wbr",
                        "bdi")
                .allowElements(HtmlCleaner::link, "a")
                .allowElements(HtmlCleaner::image, "img")
                .allowWithoutAttributes("span", "font")
                .allowUrlProtocols("http", "https", "mailto", "tel", "cid", "data")
                .allowAttributes("href")
                .matching((element, attribute, value) -> linkAddress(value))
                .onElements("a")
                .allowAttributes("src")
                .matching((element, attribute, value) -> imageAddress(value))
                .onElements("img")
                .allowAttributes("alt", "title")
                .globally()
                .allowAttributes("class")
                .matching(true, QuoteHints.ALL.toArray(String[]::new))
                .globally()
                .allowAttributes("dir")
                .matching(true, "ltr", "rtl", "auto")
                .globally()
                .allowAttributes("lang")
                .matching(Pattern.compile("[A-Za-z0-9-]{1,35}"))
                .globally()
                .allowAttributes("width", "height", "border", "cellpadding", "cellspacing", "size", "hspace", "vspace")
                .matching(SIZE)
                .onElements("table", "td", "th", "tr", "col", "colgroup", "img", "hr", "font")
                .allowAttributes("colspan", "rowspan", "span", "start", "value")
                .matching(Pattern.compile("\\d{1,3}"))
                .onElements("td", "th", "col", "colgroup", "ol", "li")
                .allowAttributes("align", "valign", "bgcolor", "color", "face", "type", "nowrap")
                .matching(WORDS)
                .onElements(
                        "p",
                        "div",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "table",
                        "thead",
                        "tbody",
                        "tfoot",
                        "tr",
                        "td",
                        "th",
                        "col",
                        "colgroup",
                        "caption",
                        "img",
                        "hr",
                        "font",
                        "ol",
                        "ul",
                        "li")
                .allowStyling(CssSchema.withProperties(STYLES))
                .toFactory();
    }

    private static @Nullable String linkAddress(String value) {
        var address = value.strip();
        return isAddress(WEB_ADDRESS, address) || isAddress(LINK_ADDRESS, address) ? address : null;
    }

    private static @Nullable String imageAddress(String value) {
        var address = value.strip();
        if (address.startsWith("//")) {
            return imageAddress("https:" + address);
        }
        if (isAddress(WEB_ADDRESS, address) || CONTENT_ID.matcher(address).matches()) {
            return address;
        }
        boolean picture = address.length() <= MAX_DATA_IMAGE_CHARS
                && DATA_IMAGE.matcher(address).matches();
        return picture ? address : null;
    }

    private static boolean isAddress(Pattern form, String address) {
        return address.length() <= MAX_ADDRESS_CHARS && form.matcher(address).matches();
    }

    /** Attributes come as name, value, name, value; the builder has let through only what the policy names. */
    private static @Nullable String link(String element, List<String> attributes) {
        if (find("href", attributes) < 0) {
            return "span";
        }
        attributes.addAll(List.of("target", "_blank", "rel", "noopener noreferrer nofollow"));
        return element;
    }

    private static @Nullable String image(String element, List<String> attributes) {
        int source = find("src", attributes);
        if (source >= 0) {
            withhold(attributes, source);
            return element;
        }
        return find("alt", attributes) >= 0 ? element : null;
    }

    private static int find(String name, List<String> attributes) {
        for (int at = 0; at < attributes.size(); at += 2) {
            if (attributes.get(at).equals(name)) {
                return at;
            }
        }
        return -1;
    }

    private static void withhold(List<String> attributes, int at) {
        var address = attributes.get(at + 1);
        var scheme = address.substring(0, address.indexOf(':')).toLowerCase(Locale.ROOT);
        if (scheme.equals("cid")) {
            attributes.set(at, "data-cid");
            attributes.set(at + 1, ContentIds.unescape(address.substring(4)));
        }
        if (scheme.startsWith("http")) {
            attributes.set(at, "data-src");
        }
    }
}
