package io.callmesh.asr.engine.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.Context;
import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words of one vocabulary, as the library wants them.
final class PackDictionary implements Dictionary {

    private final UnitManager units;
    private final Map<String, Word> words = new HashMap<>();
    private final Word silence;

    PackDictionary(Map<String, List<List<String>>> pronunciations, UnitManager units) {
        this.units = units;
        pronunciations.forEach((word, ways) -> words.put(word, word(word, ways, false)));
        silence = word(SILENCE_SPELLING, List.of(List.of(UnitManager.SILENCE_NAME)), true);
        words.put(SILENCE_SPELLING, silence);
    }

    private Word word(String spelling, List<List<String>> ways, boolean filler) {
        var all = ways.stream().map(phones -> pronunciation(phones, filler)).toArray(Pronunciation[]::new);
        var word = new Word(spelling, all, filler);
        for (var way : all) way.setWord(word);
        return word;
    }

    private Pronunciation pronunciation(List<String> phones, boolean filler) {
        var unit = phones.stream().map(phone -> units.getUnit(phone, filler, Context.EMPTY_CONTEXT)).toArray(Unit[]::new);
        return new Pronunciation(unit, "", 1);
    }

    @Override
    @SuppressWarnings("NullAway") // the library wants null for a word it does not hold
    public Word getWord(String text) {
        return words.get(text);
    }

    @Override
    public Word getSentenceStartWord() {
        return getSilenceWord();
    }

    @Override
    public Word getSentenceEndWord() {
        return getSilenceWord();
    }

    @Override
    public Word getSilenceWord() {
        return silence;
    }

    @Override
    public Word[] getFillerWords() {
        return new Word[] {getSilenceWord()};
    }

    @Override
    public void allocate() {}

    @Override
    public void deallocate() {}

    @Override
    public void newProperties(PropertySheet sheet) {}
}
