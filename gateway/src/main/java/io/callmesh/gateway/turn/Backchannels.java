package io.callmesh.gateway.turn;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What people say to show that they listen. Said over our voice it is no interruption, unless our voice is asking.
///
/// The kinds follow V. H. Yngve, "On getting a word in edgewise" (1970), and for Chinese the reactive tokens of
/// P. Clancy and others, "The conversational use of reactive tokens in English, Japanese, and Mandarin" (1996).
final class Backchannels {

    private static final String MURMUR = "m+|m+ ?h+m+|h+m+|mm ?hmm|uh|um|uh ?huh|i see";
    private static final Pattern MURMURS = Pattern.compile("((oh|ah) )?(" + MURMUR + ")( (" + MURMUR + ")){0,2}");
    private static final String EVERYWHERE = "m+|m+ ?h+m+|h+m+|mm ?hmm|uh|um|ah|aha|oh";
    private static final Map<String, Pattern> NODS = Map.of(
            "en", words("uh ?huh|huh|okay|ok|yes|yeah|yep|yup|right|sure|good|great|fine|al ?right|all right|i see|got it|really|wow|cool", " ", 3),
            "es", words("sí|si|vale|claro|ya|bueno|bien|ajá|entiendo|de acuerdo|está bien", " ", 3),
            "zh", words("嗯|哦|噢|啊|哎|诶|呃|对|对的|对啊|好|好的|好吧|好呀|好嘞|是|是的|是吗|行|行吧|可以|没错|明白|明白了|知道|知道了|了解|了解了", "", 3));
    private static final Pattern ELSEWHERE = words("oh", " ", 3);

    private Backchannels() {}

    /// Whether that is all that `said` is.
    ///
    /// @param language BCP 47; one that is not known has only the sounds that everybody makes
    static boolean nod(String said, String language) {
        String primary = language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        String plain = plain(said);
        if (primary.equals("zh")) plain = plain.replace(" ", "");
        return NODS.getOrDefault(primary, ELSEWHERE).matcher(plain).matches();
    }

    /// Whether it is a nod that answers nothing: neither a yes nor a no, whoever asks.
    static boolean murmur(String said) {
        return MURMURS.matcher(plain(said)).matches();
    }

    private static String plain(String said) {
        return said.toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}，。！？、\\s]+", " ").strip();
    }

    private static Pattern words(String words, String space, int most) {
        String one = "(" + words + "|" + EVERYWHERE + ")";
        return Pattern.compile(one + "(" + space + one + "){0," + (most - 1) + "}");
    }
}
