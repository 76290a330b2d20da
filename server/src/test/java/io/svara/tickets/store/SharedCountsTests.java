package io.svara.tickets.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedCountsTests {

    private static final OrganizationId HERE = new OrganizationId(1);
    private static final OrganizationId NEXT_DOOR = new OrganizationId(2);

    private final SharedCounts shared = new SharedCounts();
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void areCountedOnceForAllWhoSeeTheSame() {
        assertThat(count(HERE, Set.of(1L, 2L), "10:10:")).containsExactly(1);
        assertThat(count(HERE, Set.of(2L, 1L), "10:10:")).containsExactly(1);
    }

    @Test
    void areCountedAnewWhenAnythingHasChanged() {
        count(HERE, Set.of(1L), "10:10:");

        assertThat(count(HERE, Set.of(1L), "10:11:10")).containsExactly(2);
        assertThat(count(HERE, Set.of(1L), "11:11:")).containsExactly(3);
    }

    @Test
    void areNobodysWhoSeesOtherMailboxesOrAnotherOrganisation() {
        count(HERE, Set.of(1L), "10:10:");

        assertThat(count(HERE, Set.of(1L, 2L), "10:10:")).containsExactly(2);
        assertThat(count(NEXT_DOOR, Set.of(1L), "10:10:")).containsExactly(3);
    }

    @Test
    void areCountedByOneWhileTheOthersWait() throws InterruptedException {
        var begin = new CountDownLatch(1);
        var desks = new ArrayList<Thread>();
        for (int desk = 0; desk < 50; desk++) {
            desks.add(Thread.ofVirtual().start(() -> {
                try {
                    begin.await();
                } catch (InterruptedException ended) {
                    return;
                }
                count(HERE, Set.of(1L), "10:10:");
            }));
        }
        begin.countDown();
        for (var desk : desks) {
            desk.join();
        }

        assertThat(counted).hasValue(1);
    }

    private List<Integer> count(OrganizationId organization, Set<Long> mailboxes, String snapshot) {
        return shared.of(organization, mailboxes, snapshot, () -> List.of(counted.incrementAndGet()));
    }
}
