package de.dfki.lt.tools.tokenizer.annotate;

import java.text.CharacterIterator;

/// Text in which runs of characters carry values, read at the iterator's place.
public interface AnnotatedString extends CharacterIterator {

    void annotate(String key, Object value, int begin, int end);

    /// The value at the iterator's place, or `null`: MaryTTS asks for that.
    Object getAnnotation(String key);

    int getRunStart(String key);

    int getRunLimit(String key);

    String substring(int begin, int end);
}
