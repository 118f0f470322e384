package io.callmesh.asr.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.RecognizerContract;
import io.callmesh.asr.engine.Task;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.proto.pack.v1.Pack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedRecognizerTest extends RecognizerContract {

    private final Recognizer recognizer = new ScriptedRecognizer(new ScriptedSettings("hello", Duration.ZERO));

    @Override
    protected Recognizer recognizer() {
        return recognizer;
    }

    @Override
    protected Task task() {
        return new Task("en", 16_000, Pack.getDefaultInstance(), "", List.of("where is my order", "four two seven one"), true);
    }

    @Override
    protected Wav speech() {
        return new Wav(new short[16_000], 16_000);
    }

    @Override
    protected String words() {
        return "where is my order";
    }

    @Test
    void theScriptIsHeardWordByWordAndUtteranceByUtterance() throws Exception {
        try (var hearing = recognizer.open(task())) {
            // When
            var heard = new ArrayList<String>();
            hearing.hear(new Frame(new short[6_400], 16_000, 0));
            hearing.partial().ifPresent(partial -> heard.add(partial.text().reveal()));
            heard.add(hearing.finish().alternatives().getFirst().text().reveal());
            hearing.hear(new Frame(new short[6_400], 16_000, 6_400));
            heard.add(hearing.finish().alternatives().getFirst().text().reveal());
            // Then
            assertThat(heard).containsExactly("where is", "where is my order", "four two seven one");
        }
    }
}
