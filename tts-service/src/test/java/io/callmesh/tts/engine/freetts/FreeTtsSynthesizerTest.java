package io.callmesh.tts.engine.freetts;

import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.SynthesizerContract;

class FreeTtsSynthesizerTest extends SynthesizerContract {

    private static final Synthesizer ENGINE = new FreeTtsSynthesizer();

    @Override
    protected Synthesizer engine() {
        return ENGINE;
    }

    @Override
    protected String language() {
        return "en";
    }

    @Override
    protected String sentence() {
        return "My order number is four two seven one.";
    }
}
