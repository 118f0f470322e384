package io.callmesh.asr.engine.openai;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Keeps an utterance until it is over, then has it written down.
final class OpenAiHearing implements Hearing {

    private static final int MOST_SECONDS = 60;
    /// The protocol tells no confidence. This one says: better than a guess, not sure.
    private static final double CONFIDENCE = 0.8;

    private final Endpoint endpoint;
    private final Task task;
    private final List<short[]> heard = new ArrayList<>();
    private int samples;

    OpenAiHearing(Endpoint endpoint, Task task) {
        this.endpoint = endpoint;
        this.task = task;
    }

    @Override
    public void hear(Frame frame) {
        samples += frame.samples().length;
        if (samples > MOST_SECONDS * task.rateHz()) throw new MeshException(new Fault.BadInput("audio", "an utterance may last " + MOST_SECONDS + " s"));
        heard.add(frame.samples());
    }

    @Override
    public Heard finish() throws InterruptedException {
        var whole = whole();
        discard();
        if (whole.samples().length == 0) return Heard.NOTHING;
        var text = plain(endpoint.transcribe(whole, task));
        if (text.isEmpty()) return Heard.NOTHING;
        return new Heard(List.of(new Heard.Alternative(Spoken.of(text), CONFIDENCE, List.of())), false);
    }

    private Wav whole() {
        var all = new short[samples];
        int at = 0;
        for (var part : heard) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return new Wav(all, task.rateHz());
    }

    /// Lower case, no punctuation but the apostrophe: as all engines tell it.
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\p{P}&&[^']]+", " ").strip().replaceAll("\\s+", " ");
    }

    @Override
    public void discard() {
        heard.clear();
        samples = 0;
    }

    @Override
    public void close() {}
}
