package io.callmesh.eval.transcript;

import java.util.Arrays;
import java.util.List;

/// What two people, or a person and an assistant, said to each other.
///
/// @param name      where it came from: a file, and a call in it where it holds several
/// @param assistant whom the caller spoke with, as far as it is written; empty: unknown
/// @param language  BCP 47, as far as it is written; else guessed from the writing: `zh` or `en`
public record Conversation(String name, String assistant, String language, List<Remark> remarks) {

    private static final double MANY_HAN = 0.2;

    public Conversation {
        remarks = List.copyOf(remarks);
        language = language.isEmpty() ? guessed(remarks) : language;
    }

    /// @param line of the file it begins in, from 1
    public record Remark(Speaker speaker, String text, int line) {}

    public enum Speaker { AGENT, CALLER }

    public List<Remark> of(Speaker speaker) {
        return remarks.stream().filter(remark -> remark.speaker() == speaker).toList();
    }

    private static String guessed(List<Remark> remarks) {
        var letters = remarks.stream().flatMapToInt(remark -> remark.text().codePoints()).filter(Character::isLetter).toArray();
        long han = Arrays.stream(letters).filter(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN).count();
        return han > letters.length * MANY_HAN ? "zh" : "en";
    }
}
