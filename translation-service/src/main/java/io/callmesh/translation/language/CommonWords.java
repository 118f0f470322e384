package io.callmesh.translation.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Languages in Latin letters, told apart by words that nearly every sentence has and by letters that only one has.
final class CommonWords {

    private static final Map<String, Set<String>> WORDS = Map.of(
            "en", words("the a an is are was were be been of to and in on at for with my your our i you it we they he she this that these"
                    + " those where when what who why how which can could would will do does did have has not please thanks thank hello hi yes no"
                    + " me order want need would like get from by about there any some number help open status cancel good morning don't i'd what's"),
            "es", words("el la los las un una unos unas es son está están fue ser estar de del al y en a por para con mi tu su mis sus yo usted"
                    + " que qué cuándo cuando dónde donde cómo como quién cuál puedo puede quiero quisiera necesito tengo tiene no sí si gracias hola favor"
                    + " me se lo le pedido ha he hay muy buenos buenas días tardes número esta este"),
            "fr", words("le la les un une des est sont être de du au aux et en à pour avec mon ma mes votre notre je vous il elle nous que qui où quand"
                    + " comment quel quelle puis peut veux voudrais ai avez ne pas oui non merci bonjour commande s'il plaît c'est j'ai sur dans ce cette"),
            "de", words("der die das ein eine einen einem ist sind war sein von zu zum zur und in im auf für mit mein meine ihr ihre ich sie es wir wo wann"
                    + " was wer wie warum welche kann können möchte will habe haben hat nicht kein ja nein danke bitte hallo guten tag bestellung den dem"),
            "it", words("il lo la gli le un una è sono essere di del della al e in a per con mio mia mie tuo suo io lei che chi dove quando come quale"
                    + " posso può voglio vorrei ho ha hai non sì no grazie ciao buongiorno ordine questo questa si mi dov'è"),
            "pt", words("o a os as um uma é são ser estar está de do da dos das ao e em no na por para com meu minha seu sua eu você que quem onde quando"
                    + " como qual posso pode quero gostaria tenho tem não sim obrigado obrigada olá pedido bom dia este esta meus"));

    private static final Map<String, String> LETTERS =
            Map.of("es", "ñ¿¡", "de", "ßäöü", "fr", "çèêëœàùâîû", "pt", "ãõç", "it", "òìàèù");

    /// Words in a row that say nothing leave a text undetermined.
    private static final double LEAST = 0.15;

    private CommonWords() {}

    /// @param share of the text that is in Latin letters
    static Guess guess(String text, float share) {
        var lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        var words = List.of(lower.split("[^\\p{L}\\p{M}']+"));
        var scores = new TreeMap<String, Double>();
        WORDS.forEach((language, common) -> scores.put(language, score(language, common, words, lower)));
        var best = scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        if (best.getValue() < LEAST * words.size()) return Guess.UNDETERMINED;
        double rest = scores.values().stream().mapToDouble(Double::doubleValue).sum() - best.getValue();
        return new Guess(best.getKey(), (float) (share * best.getValue() / (best.getValue() + rest / 2)));
    }

    /// A word that several languages share counts less for each.
    private static double score(String language, Set<String> common, List<String> words, String text) {
        double score = words.stream().filter(common::contains).mapToDouble(word -> 1.0 / sharers(word)).sum();
        var letters = LETTERS.getOrDefault(language, "");
        return score + text.chars().filter(letter -> letters.indexOf(letter) >= 0).count();
    }

    private static long sharers(String word) {
        return WORDS.values().stream().filter(words -> words.contains(word)).count();
    }

    private static Set<String> words(String spaced) {
        return Arrays.stream(spaced.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
