package io.callmesh.translation.engine.scripted;

import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.engine.TranslatorContract;

class ScriptedTranslatorTest extends TranslatorContract {

    @Override
    protected Translator translator() {
        return new ScriptedTranslator(PAIRS);
    }

    @Override
    protected String unknown() {
        return "unknown words";
    }
}
