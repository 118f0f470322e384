package io.callmesh.translation.engine.llm;

import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.LanguagePairs;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.engine.Translation.Untranslated;
import io.callmesh.translation.engine.Translator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Set;

/// Lets a language model translate. How sure the model is, it does not say: the score tells only that this is a model's work.
@Named("llm")
@ApplicationScoped
class LlmTranslator implements Translator {

    private static final float SCORE_OF_A_MODEL = 0.5f;

    private final LanguagePairs pairs;
    private final Generation generation;

    LlmTranslator(LanguagePairs pairs, Generation generation) {
        this.pairs = pairs;
        this.generation = generation;
    }

    @Override
    public Set<LanguagePair> pairs() {
        return pairs.all();
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Translation translate(Task task) throws InterruptedException {
        return generation.translate(task.callId(), task.text(), task.pair())
                .filter(words -> !words.nothing())
                .<Translation>map(LlmTranslator::translated)
                .orElse(new Untranslated(Reason.UNSUPPORTED));
    }

    private static Translated translated(Spoken words) {
        return new Translated(words, SCORE_OF_A_MODEL);
    }
}
