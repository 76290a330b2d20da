package io.svara.realtime.stream;

import io.svara.kernel.signal.OwnChange;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import io.svara.realtime.Screens;
import io.svara.realtime.Screens.ScreenEvent;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells an agent's own screens what the agent has changed on one of them. */
@Component
class OwnChanges implements SignalListener {

    /**
     * @param what {@code draft}, {@code seen}, {@code star}, {@code profile} or {@code access}
     * @param kind a draft's
     */
    record Mine(
            String what,
            @Nullable String ticketId,
            @Nullable String kind) {}

    private final Screens screens;
    private final Signals.Subscription subscription;

    OwnChanges(Screens screens, Signals signals) {
        this.screens = screens;
        this.subscription = signals.subscribe(OwnChange.TOPIC, this);
    }

    @Override
    public void changed(Set<String> keys) {
        for (var key : keys) {
            var change = OwnChange.parse(key);
            var ticket = change.ticket();
            var mine = new Mine(change.what().word(), ticket == null ? null : ticket.toString(), change.kind());
            screens.tell(change.organization(), change.agent(), new ScreenEvent("mine", key, mine));
        }
    }

    /** Nothing is lost by it: a screen that knows an old draft is refused when it saves. */
    @Override
    public void missed() {}

    @PreDestroy
    void close() {
        subscription.close();
    }
}
