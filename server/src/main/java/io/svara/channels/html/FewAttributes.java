package io.svara.channels.html;

import java.util.ArrayList;
import java.util.List;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Cuts the attributes of a tag to what a tag can have. The sanitizer compares each with each other in a linked list: a
 * tag of 100,000 attributes, which fits into a mail, would keep it busy for five minutes.
 */
final class FewAttributes extends HtmlStreamEventReceiverWrapper {

    private static final int MAX_ATTRIBUTES = 60;

    FewAttributes(HtmlStreamEventReceiver next) {
        super(next);
    }

    /** They come as name, value, name, value. */
    @Override
    public void openTag(String element, List<String> attributes) {
        boolean few = attributes.size() <= 2 * MAX_ATTRIBUTES;
        underlying.openTag(element, few ? attributes : new ArrayList<>(attributes.subList(0, 2 * MAX_ATTRIBUTES)));
    }
}
