package io.callmesh.tts.text;

import java.util.ArrayList;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Mail and web addresses, said so that they can be written down.
final class WebName {

    static final String MAIL = "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+";
    static final String ADDRESS = "(?:https?://|www\\.)[\\w./?=&%#~:+-]*[\\w/]"
            + "|\\b[a-zA-Z][\\w-]*(?:\\.[\\w-]+)*\\.(?:com|org|net|io|cn|gov|edu|info|mx|es)\\b(?:/[\\w./-]*\\w)?";

    private static final Pattern PART = Pattern.compile("www|[a-zA-Z]+|.");

    private WebName() {}

    /// @param sign the words for a sign, empty to leave it out; a digit is read by it too
    static String words(String name, IntFunction<String> sign) {
        var words = new ArrayList<String>();
        for (var part = PART.matcher(name.replaceFirst("^https?://", "").replaceFirst("/$", "")); part.find(); ) {
            var found = part.group();
            if (found.equals("www")) words.add("W W W");
            else words.add(Character.isLetter(found.charAt(0)) ? found : sign.apply(found.charAt(0)));
        }
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }
}
