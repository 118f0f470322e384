package io.callmesh.llm.sound;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How an English word is probably pronounced, by its letters: rules from the longest to the shortest spelling, and a table of
/// frequent words that follow none.
///
/// One character a sound: `S` sh, `C` ch, `J` j, `T` th, `N` ng; the vowels are `i` see, `I` sit, `e` say, `E` set, `a` sat,
/// `A` father, `O` saw, `o` go, `u` two, `U` cup, `Y` my, `W` now, `Q` boy, `R` her.
final class EnglishSpelling {

    /// A spelling where a sound begins.
    private record Rule(Pattern spelling, String sound) {}

    /// In a rule: the letter itself; nothing.
    private static final String SPELLED = "=", SILENT = "-";
    private static final List<Rule> RULES = rules(
            "^kn n", "^gn n", "^pn n", "^ps s", "^wr r", "^who(?=m|s|$) hu", "^x z", "^mc mk",
            "eigh e", "aigh e", "igh Y", "augh(?=t) O", "ough(?=t) O", "ough o", "augh af", "^gh g", "gh -",
            "tch C", "ch(?=[rl]) k", "ch C", "sch sk", "sh S", "t(?=u[ra]) C", "[tsc]i(?=on|al|an|ou|en) S", "ssi(?=on) S", "ph f", "th T", "ck k", "cq k", "qu kw", "q k",
            "dge J", "dg J", "cc(?=[eiy]) ks", "sc(?=[eiy]) s", "c(?=[eiy]) s", "c k", "gg g", "g(?=e$|es$|ed$) J", "^g(?=[ei][trv]) g", "g(?=[eiy]) J", "ng(?=$|s$) N", "n(?=[kg]) N", "mb(?=$|s$) m", "bt(?=$|s$) t",
            "wh w", "x ks", "([bdfklmnprstvz])\\1 =", "(?<=[aeiouy])s(?=[aeiouy]) z", "([bdfghjklmnprstvwz]) =",
            "^y j", "eau o", "air Er", "are(?=$|s$) Er", "ear(?=n|l|th) R", "ear ir", "eer ir", "oor or", "our(?=$|s$) or", "ore or", "[eiu]r(?![aeiouy]) R",
            "ar Ar", "or or", "ee i", "ea i", "ie(?=$|s$) Y", "ie i", "ei i", "ey(?=$|s$) i", "ai e", "ay e", "oo u", "oa o", "oe o", "ow(?=n|$|s$) o", "ow W", "ou W", "oi Q", "oy Q", "au O", "aw O", "al(?=[lk]) O",
            "ew u", "ue(?=$|s$) u", "ui u", "a(?=[bdfgklmnpstvz]e(?:s|d)?$|ci|ti) e", "i(?=[bdfgklmnpstvzc]e(?:s|d)?$|nd$|ld$) Y", "o(?=[bdfgklmnpstvz]e(?:s|d)?$|ld|st$|$) o", "u(?=[bdfgklmnpstvz]e(?:s|d)?$) u",
            "e(?=$) -", "e(?=s$|d$) -", "(?<=^.)y$ Y", "(?<=^..)y$ Y", "y(?=$) i", "y I", "a a", "e E", "i I", "o O", "u U");
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("one", "wUn"), Map.entry("once", "wUns"), Map.entry("two", "tu"), Map.entry("to", "tu"), Map.entry("too", "tu"), Map.entry("do", "du"),
            Map.entry("you", "ju"), Map.entry("your", "jor"), Map.entry("yours", "jorz"), Map.entry("are", "Ar"), Map.entry("our", "Wr"), Map.entry("hour", "Wr"), Map.entry("hours", "Wrz"), Map.entry("have", "hav"),
            Map.entry("give", "gIv"), Map.entry("some", "sUm"), Map.entry("come", "kUm"), Map.entry("said", "sEd"), Map.entry("was", "wUz"), Map.entry("were", "wR"),
            Map.entry("there", "TEr"), Map.entry("their", "TEr"), Map.entry("where", "wEr"), Map.entry("answer", "ansR"), Map.entry("people", "pipUl"), Map.entry("busy", "bIzi"),
            Map.entry("sugar", "SUgR"), Map.entry("sure", "SUr"), Map.entry("debt", "dEt"), Map.entry("debit", "dEbIt"), Map.entry("doubt", "dWt"), Map.entry("receipt", "risit"),
            Map.entry("through", "Tru"), Map.entry("though", "To"), Map.entry("enough", "inUf"), Map.entry("tough", "tUf"), Map.entry("cough", "kOf"), Map.entry("of", "Uv"), Map.entry("would", "wUd"),
            Map.entry("could", "kUd"), Map.entry("should", "SUd"), Map.entry("half", "haf"), Map.entry("what", "wUt"), Map.entry("four", "for"), Map.entry("the", "TU"), Map.entry("latte", "lOte"), Map.entry("cheque", "CEk"),
            Map.entry("great", "gret"), Map.entry("steak", "stek"), Map.entry("break", "brek"), Map.entry("pear", "pEr"), Map.entry("bear", "bEr"), Map.entry("wear", "wEr"), Map.entry("heart", "hArt"), Map.entry("money", "mUni"),
            Map.entry("month", "mUnT"), Map.entry("mobile", "mobUl"), Map.entry("wrong", "rON"), Map.entry("done", "dUn"), Map.entry("been", "bIn"), Map.entry("be", "bi"), Map.entry("me", "mi"), Map.entry("we", "wi"), Map.entry("he", "hi"), Map.entry("she", "Si"));

    private EnglishSpelling() {}

    private static List<Rule> rules(String... rules) {
        var read = new ArrayList<Rule>();
        for (var rule : rules) {
            int gap = rule.lastIndexOf(' ');
            read.add(new Rule(Pattern.compile(rule.substring(0, gap)), rule.substring(gap + 1)));
        }
        return List.copyOf(read);
    }

    /// @param word lower case; what is no letter has no sound
    static String sound(String word) {
        var irregular = IRREGULAR.get(word);
        return irregular != null ? irregular : spelled(word);
    }

    private static String spelled(String word) {
        var sound = new StringBuilder();
        int at = 0;
        while (at < word.length()) at = next(word, at, sound);
        return sound.toString();
    }

    private static int next(String word, int at, StringBuilder sound) {
        for (var rule : RULES) {
            var found = rule.spelling().matcher(word).useTransparentBounds(true).useAnchoringBounds(false).region(at, word.length());
            if (!found.lookingAt()) continue;
            sound.append(rule.sound().equals(SPELLED) ? word.substring(at, at + 1) : rule.sound().equals(SILENT) ? "" : rule.sound());
            return found.end();
        }
        return at + 1;
    }
}
