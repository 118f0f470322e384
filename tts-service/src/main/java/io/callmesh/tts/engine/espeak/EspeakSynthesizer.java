package io.callmesh.tts.engine.espeak;

import io.callmesh.audio.Frame;
import io.callmesh.espeak.wire.Request;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.Voice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Many languages with the formant voices of espeak-ng 1.52, 22.05 kHz: robotic, and always there.
///
/// A word has no end of its own here: it ends where the next one starts. A pause is part of the word before it.
@ApplicationScoped
@Named("espeak")
class EspeakSynthesizer implements Synthesizer {

    private static final int RATE_HZ = 22_050;
    private static final int WORDS_PER_MINUTE = 175;            // the library's own default

    private final HelperProgram program;
    private final HelperPool helpers;

    EspeakSynthesizer(HelperProgram program) {
        this.program = program;
        helpers = new HelperPool(program);
    }

    @Override
    public String name() {
        return "espeak";
    }

    @Override
    public List<Voice> voices() {
        return Languages.all().entrySet().stream()
                .map(entry -> new Voice("espeak/" + entry.getValue(), Set.of(entry.getKey()), RATE_HZ, "GPL-3.0-or-later"))
                .sorted(Comparator.comparing(Voice::name))
                .toList();
    }

    @Override
    public void synthesize(Speech speech, Sink<Frame> voice, Sink<List<SpokenWord>> words) throws InterruptedException {
        if (speech.text().nothing()) return;
        var telling = new Telling(speech.text().reveal(), voice, words, program.patience());
        try {
            helpers.use(helper -> tell(helper, speech, telling));
        } catch (IOException died) {
            if (telling.begun()) throw new MeshException(new Fault.EngineFailed("espeak"), died);
            again(speech, telling);
        }
    }

    /// A helper may have died since it last spoke; another one, freshly started, has not.
    private void again(Speech speech, Telling telling) throws InterruptedException {
        try {
            helpers.use(helper -> tell(helper, speech, telling));
        } catch (IOException died) {
            throw new MeshException(new Fault.EngineFailed("espeak"), died);
        }
    }

    private static void tell(HelperProcess helper, Speech speech, Telling telling) throws IOException, InterruptedException {
        var name = Languages.voice(speech.voice(), speech.language());
        int id = helper.ask(name, (int) Math.round(WORDS_PER_MINUTE * speech.pace()), bytes(speech.text().reveal()));
        try {
            telling.listen(helper, id);
        } catch (InterruptedException | MeshException unwanted) {
            helper.cancel(id);
            throw unwanted;
        }
    }

    /// `[[` would begin phonemes (espeak-ng 1.52, `docs/markup.md`); as many characters stay, so that positions hold.
    private static byte[] bytes(String text) {
        var bytes = text.replace("[[", "( ").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Request.MAX_TEXT_BYTES) {
            throw new MeshException(new Fault.BadInput("text", "at most " + Request.MAX_TEXT_BYTES + " bytes in one clause, found " + bytes.length));
        }
        return bytes;
    }

    @Override
    public void close() {
        helpers.close();
    }
}
