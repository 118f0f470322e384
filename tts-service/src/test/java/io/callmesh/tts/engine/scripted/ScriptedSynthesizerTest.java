package io.callmesh.tts.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.SynthesizerContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedSynthesizerTest extends SynthesizerContract {

    private final Synthesizer engine = new ScriptedSynthesizer(new ScriptedSettings(Duration.ofMillis(1)));

    @Override
    protected Synthesizer engine() {
        return engine;
    }

    @Override
    protected String language() {
        return "en";
    }

    @Override
    protected String sentence() {
        return "It left our house yesterday and arrives on Monday morning.";
    }

    @Test
    void everyWordIsFiveFrames() throws InterruptedException {
        var heard = speak("It left yesterday.", 1.0);

        assertThat(heard.frames()).hasSize(15);
        assertThat(heard.words()).hasSize(3).last().satisfies(word -> assertThat(word.end()).isEqualTo(Duration.ofMillis(300)));
    }
}
