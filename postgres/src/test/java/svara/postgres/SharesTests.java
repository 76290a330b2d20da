package svara.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTests {

    @Test
    void aSmallMachineGivesPostgresLess() {
        assertThat(new Shares(700).settings()).contains("shared_buffers = 48MB", "effective_cache_size = 233MB");
        assertThat(new Shares(1024).settings()).contains("shared_buffers = 96MB", "effective_cache_size = 341MB");
    }

    @Test
    void aLargeOneLeavesTheRestToTheCacheOfFiles() {
        assertThat(new Shares(64_000).settings()).contains("shared_buffers = 320MB", "effective_cache_size = 4096MB");
    }
}
