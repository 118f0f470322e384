package io.callmesh.translation.engine.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translation.Untranslated;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.engine.TranslatorContract;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LlmTranslatorTest extends TranslatorContract {

    private final Generation model = (_, text, _) -> {
        if (Thread.interrupted()) throw new InterruptedException();
        return text.reveal().equals("good morning") ? Optional.of(Spoken.of("buenos días")) : Optional.empty();
    };

    @Override
    protected Translator translator() {
        return new LlmTranslator(PAIRS, model);
    }

    @Override
    protected String unknown() {
        return "what the model cannot do";
    }

    @Test
    void anEmptyAnswerIsNone() throws Exception {
        // When
        var translation = new LlmTranslator(PAIRS, (_, _, _) -> Optional.of(Spoken.of(" ")))
                .translate(new Task("", Phrasebook.EMPTY, Spoken.of("good morning"), new LanguagePair("en", "es")));

        // Then
        assertThat(translation).isEqualTo(new Untranslated(Reason.UNSUPPORTED));
    }
}
