package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataBlocker;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Sound at 16 kHz to mel cepstra, 13 numbers each 10 ms, by the library's own processors in its own order, without its
/// speech detector: cutting the utterance is the caller's business. One utterance, one thread.
final class Cepstra {

    private static final int RATE = 16_000;

    private final Queue<Data> arrived = new ArrayDeque<>();
    private final BaseDataProcessor end;
    private long taken;

    Cepstra(SoundModel model) {
        end = chain(new Source(), new DataBlocker(10), new Preemphasizer(0.97), new RaisedCosineWindower(0.46, 25.625f, 10), new DiscreteFourierTransform(-1, false), cepstrum(model));
        arrived.add(new DataStartSignal(RATE));
    }

    private static AutoCepstrum cepstrum(SoundModel model) {
        try {
            return new AutoCepstrum(model.loader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BaseDataProcessor chain(BaseDataProcessor... processors) {
        for (int i = 0; i < processors.length; i++) {
            if (i > 0) processors[i].setPredecessor(processors[i - 1]);
            processors[i].initialize();
        }
        return processors[processors.length - 1];
    }

    /// Takes the next samples, the first time at least 30 ms, and gives the cepstra that are complete.
    List<double[]> next(short[] samples) {
        var values = new double[samples.length];
        for (int i = 0; i < samples.length; i++) values[i] = samples[i];
        arrived.add(new DoubleData(values, RATE, taken));
        taken += samples.length;
        return drained();
    }

    /// Gives what is left; afterwards nothing more can come.
    List<double[]> finish() {
        arrived.add(new DataEndSignal(taken * 1_000 / RATE));
        return drained();
    }

    private List<double[]> drained() {
        var cepstra = new ArrayList<double[]>();
        while (true) {
            var data = end.getData();
            if (data instanceof DoubleData cepstrum) cepstra.add(cepstrum.getValues());
            else if (data == null && arrived.isEmpty()) return cepstra;
        }
    }

    private final class Source extends BaseDataProcessor {
        @Override
        public Data getData() {
            return arrived.poll();
        }
    }
}
