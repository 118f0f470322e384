package io.callmesh.tts.engine.freetts;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import io.callmesh.tts.engine.SpokenWord;
import java.util.ArrayList;
import java.util.List;

/// Reads the times of words out of the utterances of one text, in their order.
///
/// A word lasts from the end of the segment before its first to the end of its last. Words that stand for one token, such
/// as a number, are one.
final class WordTimes {

    private final String text;
    private int searched;

    WordTimes(String text) {
        this.text = text;
    }

    /// @param beginsMs where the sound of the utterance begins: the sum of the sounds before it, which are shorter than
    ///     their last segments say
    List<SpokenWord> of(Utterance utterance, double beginsMs) {
        var words = new ArrayList<SpokenWord>();
        for (var token = utterance.getRelation(Relation.TOKEN).getHead(); token != null; token = token.getNext()) {
            var voiced = voiced(token);
            if (voiced.isEmpty()) continue;
            var from = find(token.getFeatures().getString("name"));
            double startMs = beginsMs + startMs(voiced.getFirst()), endMs = beginsMs + endMs(voiced.getLast());
            words.add(SpokenWord.ofMillis(from, text.codePointCount(0, searched), startMs, endMs));
        }
        return words;
    }

    /// A sign alone becomes a word without a syllable.
    private static List<Item> voiced(Item token) {
        var voiced = new ArrayList<Item>();
        for (var word = token.getDaughter(); word != null; word = word.getNext()) {
            var syllables = word.getItemAs(Relation.SYLLABLE_STRUCTURE);
            if (syllables != null && syllables.getDaughter() != null && syllables.getDaughter().getDaughter() != null) voiced.add(word);
        }
        return voiced;
    }

    private int find(String token) {
        int found = text.indexOf(token, searched);
        int from = found < 0 ? searched : found;
        searched = found < 0 ? searched : found + token.length();
        return text.codePointCount(0, from);
    }

    private static double startMs(Item word) {
        var segment = word.getItemAs(Relation.SYLLABLE_STRUCTURE).getDaughter().getDaughter().getItemAs(Relation.SEGMENT);
        return segment.getPrevious() == null ? 0 : 1000.0 * segment.getPrevious().getFeatures().getFloat("end");
    }

    private static double endMs(Item word) {
        var segment = word.getItemAs(Relation.SYLLABLE_STRUCTURE).getLastDaughter().getLastDaughter().getItemAs(Relation.SEGMENT);
        return 1000.0 * segment.getFeatures().getFloat("end");
    }
}
