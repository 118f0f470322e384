package io.callmesh.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.recording.RecordingShelf.Chosen;
import io.callmesh.runtime.recording.Recording;
import io.callmesh.runtime.recording.RecordingHead;
import io.callmesh.runtime.recording.Side;
import io.callmesh.runtime.seal.CallSeal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingShelfTest {

    private static final Instant BEGUN = Instant.parse("2026-11-23T01:00:00Z");

    @TempDir
    Path folder;

    private final CallSeal seal = CallSeal.inMemory("call-1");
    private long millis;

    private RecordingShelf shelf() throws IOException {
        return new RecordingShelf(folder, seal, new Chosen(Set.of("acme"), Set.of()), _ -> Duration.ofDays(7), () -> millis * 1_000_000);
    }

    private static RecordingHead call(String id, String tenant) {
        return new RecordingHead(id, tenant, "retail", "en", 8_000, BEGUN);
    }

    /// A second, of fifty frames.
    private void second(Recorder recorder, Side side, int level) {
        for (int frame = 0; frame < 50; frame++) {
            millis += 20;
            var samples = new short[160];
            Arrays.fill(samples, (short) level);
            recorder.sounded(side, new Frame(samples, 8_000, 0));
        }
    }

    private static Recording closed(RecordingShelf shelf, Recorder recorder) {
        recorder.close();
        return await().until(() -> shelf.find("call-1", "acme"::equals), found -> found.isPresent() && found.get().caller().length >= 8_000).orElseThrow();
    }

    @Test
    void harmlessSpansAreRecordedAndTheOthersAreSilent() throws Exception {
        // Given
        var shelf = shelf();
        var recorder = shelf.open(call("call-1", "acme"));

        // When
        second(recorder, Side.CALLER, 7);
        recorder.told(Side.CALLER, false);
        second(recorder, Side.CALLER, 8);
        recorder.told(Side.CALLER, true);
        second(recorder, Side.CALLER, 9);

        // Then
        var heard = closed(shelf, recorder);
        assertThat(heard.caller()).as("nobody told of the last second").hasSize(16_000);
        assertThat(heard.caller()[4_000]).as("something sensitive was said").isZero();
        assertThat(heard.caller()[12_000]).isEqualTo((short) 8);
        assertThat(heard.assistant()).containsOnly((short) 0);
        assertThat(shelf.find("call-1", "other"::equals)).isEmpty();
    }

    @Test
    void keysAreNeverRecorded() throws Exception {
        // Given
        var shelf = shelf();
        var recorder = shelf.open(call("call-1", "acme"));

        // When
        second(recorder, Side.CALLER, 7);
        recorder.keyed();
        recorder.told(Side.CALLER, true);
        second(recorder, Side.CALLER, 8);
        recorder.told(Side.CALLER, true);

        // Then
        var heard = closed(shelf, recorder);
        assertThat(heard.caller()[4_000]).isZero();
        assertThat(heard.caller()[12_000]).isEqualTo((short) 8);
    }

    @Test
    void whatWaitsTooLongIsForgotten() throws Exception {
        // Given
        var shelf = shelf();
        var recorder = shelf.open(call("call-1", "acme"));

        // When
        for (int second = 0; second < Track.HELD_SECONDS + 2; second++) second(recorder, Side.CALLER, 7);
        recorder.told(Side.CALLER, true);

        // Then
        var heard = closed(shelf, recorder);
        assertThat(heard.caller()[8_000]).isZero();
        assertThat(heard.caller()[8_000 * 3]).isEqualTo((short) 7);
    }

    @Test
    void nothingIsLeftOfACallThatIsNotChosenOrOld() throws Exception {
        // Given
        var shelf = shelf();
        assertThat(shelf.open(call("call-2", "other"))).isSameAs(Recorder.NONE);
        assertThat(shelf.open(call("../call-3", "acme"))).isSameAs(Recorder.NONE);
        var recorder = shelf.open(call("call-1", "acme"));
        second(recorder, Side.CALLER, 7);
        recorder.told(Side.CALLER, true);
        closed(shelf, recorder);

        // When
        shelf.sweep(BEGUN.plus(Duration.ofDays(6)));
        assertThat(shelf.of("call-1")).isPresent();
        shelf.sweep(BEGUN.plus(Duration.ofDays(8)));

        // Then
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void erasingACallDeletesItsFile() throws Exception {
        // Given
        var shelf = shelf();
        var recorder = shelf.open(call("call-1", "acme"));
        second(recorder, Side.CALLER, 7);
        recorder.told(Side.CALLER, true);
        closed(shelf, recorder);

        // When
        shelf.erase("call-1");

        // Then
        assertThat(shelf.of("call-1")).isEmpty();
    }
}
