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
            var first = token.getDaughter();
            if (first == null || silent(first) || silent(token.getLastDaughter())) continue;
            var from = find(token.getFeatures().getString("name"));
            words.add(SpokenWord.ofMillis(from, text.codePointCount(0, searched), beginsMs + startMs(first), beginsMs + endMs(token.getLastDaughter())));
        }
        return words;
    }

    private int find(String token) {
        int found = text.indexOf(token, searched);
        int from = found < 0 ? searched : found;
        searched = found < 0 ? searched : found + token.length();
        return text.codePointCount(0, from);
    }

    /// A sign alone becomes a word without a syllable.
    private static boolean silent(Item word) {
        var syllables = word.getItemAs(Relation.SYLLABLE_STRUCTURE);
        return syllables == null || syllables.getDaughter() == null || syllables.getDaughter().getDaughter() == null;
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
