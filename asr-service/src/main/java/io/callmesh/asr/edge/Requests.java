package io.callmesh.asr.edge;

import io.callmesh.asr.engine.Task;
import io.callmesh.asr.recognize.Setup;
import io.callmesh.audio.ALaw;
import io.callmesh.audio.MuLaw;
import io.callmesh.audio.Pcm;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.pack.PackShelf;
import java.util.regex.Pattern;

/// What messages ask for, or what is wrong with them.
record Requests(PackShelf shelf) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final int MOST_HINTS = 500, LONGEST_HINT = 200;

    Setup setup(RecognitionConfig config) {
        if (!LANGUAGE.matcher(config.getLanguage()).matches()) throw bad("config.language", "expected a BCP 47 tag such as en");
        if (config.getRateHz() != 8_000 && config.getRateHz() != 16_000) throw bad("config.rate_hz", "expected 8000 or 16000, found " + config.getRateHz());
        switch (config.getEncoding()) {
            case ENCODING_LINEAR16, ENCODING_MULAW, ENCODING_ALAW -> { }
            case ENCODING_UNSPECIFIED, UNRECOGNIZED -> throw bad("config.encoding", "expected LINEAR16, MULAW or ALAW");
        }
        return new Setup(task(config), config.getEngine(), config.getManual());
    }

    private Task task(RecognitionConfig config) {
        var adaptation = config.getAdaptation();
        if (adaptation.getHintsCount() > MOST_HINTS) throw bad("config.adaptation.hints", "at most " + MOST_HINTS);
        if (adaptation.getHintsList().stream().anyMatch(hint -> hint.length() > LONGEST_HINT)) throw bad("config.adaptation.hints", "at most " + LONGEST_HINT + " characters each");
        var pack = adaptation.hasPack() ? shelf.get(adaptation.getPack()) : Pack.getDefaultInstance();
        return new Task(config.getLanguage(), config.getRateHz(), pack, adaptation.getExpecting(), adaptation.getHintsList(), config.getInterim());
    }

    /// @param field as the protocol names it
    static short[] samples(Encoding encoding, byte[] audio, String field) {
        return switch (encoding) {
            case ENCODING_MULAW -> MuLaw.decode(audio);
            case ENCODING_ALAW -> ALaw.decode(audio);
            case ENCODING_LINEAR16, ENCODING_UNSPECIFIED, UNRECOGNIZED -> linear(audio, field);
        };
    }

    private static short[] linear(byte[] audio, String field) {
        if (audio.length % 2 != 0) throw bad(field, "expected whole samples of two bytes, found " + audio.length + " bytes");
        return Pcm.decode(audio);
    }

    static MeshException bad(String field, String problem) {
        return new MeshException(new Fault.BadInput(field, problem));
    }
}
