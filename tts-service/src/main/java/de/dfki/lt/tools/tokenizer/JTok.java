package de.dfki.lt.tools.tokenizer;

import de.dfki.lt.tools.tokenizer.annotate.AnnotatedString;
import de.dfki.lt.tools.tokenizer.annotate.FastAnnotatedString;
import java.util.Properties;
import java.util.regex.Pattern;

/// Cuts text into words, signs and sentences for MaryTTS.
///
/// A word holds letters and digits, and signs that stand between them (`o'clock`, `3.5`); everything else is a sign of its
/// own. A sentence ends after `.`, `!` or `?`. Abbreviations are not known here: they arrive written out.
public class JTok {

    /// Annotation: what a token is.
    public static final String CLASS_ANNO = "class";
    /// Annotations: where a sentence or paragraph begins.
    public static final String BORDER_ANNO = "border";
    public static final String TOKEN_BORDER_ANNO = "border";
    public static final String TU_BORDER = "tu";
    public static final String P_BORDER = "p";

    private static final Pattern TOKEN = Pattern.compile("[$€£¥]?[\\p{L}\\p{M}\\p{N}]+(?:['’.\\-:,/@_][\\p{L}\\p{N}]+)*|[^\\s]");
    private static final String SENTENCE_ENDS = ".!?";

    /// @param settings of the original tokenizer; none applies
    public JTok(Properties settings) {}

    public AnnotatedString tokenize(String text, String language) {
        var tokens = new FastAnnotatedString(text);
        boolean sentenceBegins = true;
        for (var found = TOKEN.matcher(text); found.find(); ) {
            boolean word = Character.isLetterOrDigit(found.group().charAt(0));
            tokens.annotate(CLASS_ANNO, word ? "OTHER" : "PUNCT", found.start(), found.end());
            if (sentenceBegins) tokens.annotate(BORDER_ANNO, TU_BORDER, found.start(), found.start() + 1);
            sentenceBegins = SENTENCE_ENDS.contains(found.group());
        }
        return tokens;
    }
}
