package io.svara.channels.tags;

import io.svara.channels.html.HtmlEscape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML with tags: <code>{{requester.name}}</code>, or <code>{{requester.name|there}}</code> with what stands there where
 * the value is empty. Values are escaped; a fallback is part of the HTML that it stands in.
 */
public final class TagText {

    private static final Pattern TAG =
            Pattern.compile("\\{\\{\\s*([a-z][a-z0-9.-]{0,60}?)\\s*(?:\\|([^{}]{0,500}))?}}");

    private static final int SHOWN = 60;

    private TagText() {}

    /** The first thing in it that looks like a tag and is none, as it is written. Empty: all is well. */
    public static Optional<String> firstUnknown(String html, Collection<String> known) {
        var unknown = TAG.matcher(html)
                .results()
                .filter(tag -> !known.contains(tag.group(1)))
                .map(tag -> tag.group())
                .findFirst();
        if (unknown.isPresent()) {
            return unknown;
        }
        var rest = TAG.matcher(html).replaceAll("");
        var open = rest.indexOf("{{");
        return open < 0 ? Optional.empty() : Optional.of(rest.substring(open, Math.min(rest.length(), open + SHOWN)));
    }

    /** The tags in it, in order, each as often as it is there. */
    public static List<String> tags(String html) {
        return TAG.matcher(html).results().map(tag -> tag.group(1)).toList();
    }

    /** @param values by tag; a tag without one is taken for an empty one */
    public static String fill(String html, Map<String, String> values) {
        return TAG.matcher(html).replaceAll(tag -> {
            var value = values.getOrDefault(tag.group(1), "");
            var fallback = tag.group(2) == null ? "" : tag.group(2);
            return Matcher.quoteReplacement(value.isBlank() ? fallback : HtmlEscape.escape(value));
        });
    }
}
