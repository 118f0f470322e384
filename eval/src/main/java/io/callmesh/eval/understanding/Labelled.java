package io.callmesh.eval.understanding;

import io.callmesh.eval.understanding.Mind.Value;
import java.util.List;

/// Something that was said, and what people say it means.
///
/// @param intents   none where a set has none; several where it was meant at once
/// @param slots     none where a set has none
/// @param expecting the slot that was asked for, or empty
/// @param group     lines of one group are never divided between training and test, as the turns of one dialogue
record Labelled(String text, List<String> intents, List<Value> slots, String expecting, int group) {

    /// The intent of what is for nobody here.
    static final String OUT_OF_SCOPE = "out_of_scope";

    boolean strange() {
        return intents.contains(OUT_OF_SCOPE);
    }

    String value(Value span) {
        return text.substring(span.from(), span.to());
    }
}
