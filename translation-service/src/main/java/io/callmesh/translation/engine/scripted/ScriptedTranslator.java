package io.callmesh.translation.engine.scripted;

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

/// Translates by marking the text with its target: `hello` becomes `es:hello`. It does not know what begins with `unknown`.
@Named("scripted")
@ApplicationScoped
class ScriptedTranslator implements Translator {

    private final LanguagePairs pairs;

    ScriptedTranslator(LanguagePairs pairs) {
        this.pairs = pairs;
    }

    @Override
    public Set<LanguagePair> pairs() {
        return pairs.all();
    }

    @Override
    public Translation translate(Task task) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        String text = task.text().reveal();
        if (text.startsWith("unknown")) return new Untranslated(Reason.UNKNOWN_PHRASE);
        return new Translated(Spoken.of(task.pair().target() + ":" + text), 1);
    }
}
