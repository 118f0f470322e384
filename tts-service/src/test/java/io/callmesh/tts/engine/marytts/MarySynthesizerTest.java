package io.callmesh.tts.engine.marytts;

import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.SynthesizerContract;

class MarySynthesizerTest extends SynthesizerContract {

    private static final Synthesizer ENGINE = new MarySynthesizer();

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
