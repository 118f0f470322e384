package io.callmesh.tts.synthesize;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramerTest {

    @ParameterizedTest
    @CsvSource({"48000, 16000", "22050, 16000", "16000, 16000", "16000, 8000", "22050, 48000", "48000, 22050"})
    void anyPiecesBecomeFramesOf20MsWithoutGaps(int fromHz, int toHz) throws InterruptedException {
        var frames = new ArrayList<Frame>();
        var framer = new Framer(toHz, frames::add);
        int samples = 0;
        for (int size : List.of(1, 960, 7, 882, 4_000, 333)) {
            framer.put(new Frame(new short[size], fromHz, samples));
            samples += size;
        }
        framer.finish();

        long position = 0;
        for (var frame : frames) {
            assertThat(frame.firstSample()).isEqualTo(position);
            assertThat(frame.rate()).isEqualTo(toHz);
            position = frame.end();
        }
        assertThat(position).isEqualTo((long) Math.ceil((double) samples * toHz / fromHz));
        assertThat(frames.subList(0, frames.size() - 1)).allMatch(frame -> frame.samples().length == toHz / 50);
        assertThat(frames.getLast().samples().length).isLessThanOrEqualTo(toHz / 50);
    }
}
