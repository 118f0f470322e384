package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.erasure.Retention;
import io.callmesh.runtime.seal.KeyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealWatchTest {

    @Test
    void whyAGatewayDoesNotStartIsSaidInPlainWordsHoweverItIsWrapped(@TempDir Path folder) {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
                .satisfies(failure -> assertThat(SealWatch.plain(new IllegalStateException("wrapped", failure))).hasValueSatisfying(reason -> assertThat(reason).contains("none cannot be read")));
        assertThat(SealWatch.plain(new IllegalStateException("something else"))).isEmpty();
    }

    @Test
    void aCallMustNotLoseItsKeyWhileItLasts() {
        var longest = Duration.ofHours(4);

        assertThat(new Retention(Duration.ofDays(30), Map.of("acme", Duration.ofDays(7))).beyond(longest).of("acme")).isEqualTo(Duration.ofDays(7));
        assertThat(new Retention(Duration.ofDays(30), Map.of()).of("acme")).isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(() -> new Retention(longest, Map.of()).beyond(longest)).hasMessageContaining("callmesh.retention.calls is PT4H");
        assertThatThrownBy(() -> new Retention(Duration.ofDays(30), Map.of("acme", Duration.ofHours(1))).beyond(longest)).hasMessageContaining("callmesh.retention.tenants.acme");
    }
}
