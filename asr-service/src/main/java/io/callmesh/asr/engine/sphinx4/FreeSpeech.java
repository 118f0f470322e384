package io.callmesh.asr.engine.sphinx4;

import io.callmesh.asr.adaptation.FreeWords;

/// What can be heard in callers' own words: which words, how they sound, and how likely they follow each other. Never changes.
record FreeSpeech(FreeWords words, PhoneTree tree, Fluency fluency) implements Compiled {

    @Override
    public long bytes() {
        return tree.bytes() + words.trigrams().bytes();
    }
}
