package io.callmesh.asr.engine.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.asr.Retail;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How much of its work this engine still does after a cancel, counted in frames.
class CancelTest {

    private static final int AT = 100, SECOND = 16_000;

    private static Ear ear;

    /// Cepstra of silence that interrupt their reader when it reads one of them for the second time - the first time their
    /// mean is taken - and know how far it went on.
    private static final class Interrupting extends AbstractList<double[]> {

        private final List<double[]> cepstra = Collections.nCopies(3_000, new double[13]);
        private int reads, furthest;

        @Override
        public double[] get(int index) {
            if (index == AT && ++reads == 2) Thread.currentThread().interrupt();
            if (reads >= 2) furthest = Math.max(furthest, index);
            return cepstra.get(index);
        }

        @Override
        public int size() {
            return cepstra.size();
        }
    }

    @BeforeAll
    static void load() throws Exception {
        try (var maker = Executors.newSingleThreadExecutor()) {
            ear = new Ears(maker, new Sphinx4Settings(2, 100, 0)).of(Retail.PACK, "", List.of()).get();
        }
    }

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void whatHasArrivedIsLeftAlone() {
        // Given
        var backlog = new Backlog(new Utterance(ear, true, Trust.WIDEBAND), SECOND);
        backlog.add(new short[10 * SECOND]);
        // When
        Thread.currentThread().interrupt();
        // Then
        assertThatThrownBy(backlog::catchUp).isInstanceOf(CancellationException.class);
        assertThat(backlog.heard()).isZero();
    }

    @Test
    void jobsOfCallersWhoLeftTakeUpNoRoom() throws Exception {
        try (var workers = new Workers(1)) {
            // Given
            var go = new CountDownLatch(1);
            workers.begin(() -> {
                go.await();
                return io.callmesh.asr.engine.Heard.NOTHING;
            });
            // When
            for (int i = 0; i < 10_000; i++) workers.begin(() -> io.callmesh.asr.engine.Heard.NOTHING).cancel(true);
            // Then
            assertThat(workers.waiting()).isZero();
            go.countDown();
        }
    }

    @Test
    void theSearchForWordsEndsAtTheFrameItIsAt() {
        // Given
        var cepstra = new Interrupting();
        // When
        assertThatThrownBy(() -> ear.understand(cepstra, 0, Trust.WIDEBAND)).isInstanceOf(CancellationException.class);
        // Then
        assertThat(cepstra.furthest).isEqualTo(AT);
    }

    @Test
    void theSearchForPartialResultsEndsAtTheFrameItIsAt() {
        // Given
        var murmur = new Murmur(ear);
        murmur.listen(Collections.nCopies(50, new double[13]));
        // When
        Thread.currentThread().interrupt();
        // Then
        assertThatThrownBy(() -> murmur.listen(Collections.nCopies(3_000, new double[13]))).isInstanceOf(CancellationException.class);
        assertThat(murmur.sounding().nothing()).isTrue();
    }
}
