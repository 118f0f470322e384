package io.callmesh.llm.value;

import io.callmesh.llm.language.Token;
import io.callmesh.llm.language.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of people by what stands before them (`my name is`, 我叫), or as an answer: `Jane Marlow`, also where it was spelled.
public final class Names {

    private static final List<List<String>> BEFORE = Stream.of("my name is", "name is", "the name is", "i am called", "it is under the name of", "under the name of", "under the name", "my first name is", "my last name is",
            "first name is", "last name is", "my surname is", "surname is", "spelled", "我 叫", "我 的 名 字 是", "名 字 是", "姓 名 是", "名 叫", "我 姓").map(words -> List.of(words.split(" "))).toList();
    private static final List<List<String>> ANSWERING = Stream.of("it is", "this is", "i am", "that is", "yes", "sure", "我 是", "是").map(words -> List.of(words.split(" "))).toList();
    private static final Set<String> NO_NAME = Set.of("not", "no", "yes", "what", "why", "where", "when", "how", "who", "which", "calling", "order", "number", "please", "want", "need", "sorry", "help", "know", "name", "don", "不", "什", "怎", "没", "要", "请");
    private static final int MOST_WORDS = 4, MOST_CHARACTERS = 4;

    private Names() {}

    /// A name that begins at a token.
    ///
    /// @param asked whether a name was asked for: then it may be all that is said
    public static Optional<Reading> at(List<Token> tokens, int at, boolean asked) {
        boolean led = BEFORE.stream().anyMatch(words -> ends(tokens, at, words));
        boolean answers = asked && (at == 0 || ANSWERING.stream().anyMatch(words -> words.size() == at && ends(tokens, at, words)));
        if (!led && !answers) return Optional.empty();
        int end = at;
        while (end < tokens.size() && name(tokens.get(end)) && (end == at || !parted(tokens, end))) end++;
        boolean han = end > at && han(tokens.get(at));
        boolean spelled = tokens.subList(at, end).stream().allMatch(token -> token.word().length() == 1) && !han;
        boolean whole = led || end == tokens.size() || tokens.subList(end, tokens.size()).stream().allMatch(token -> Set.of("please", "thanks", "thank", "you", "谢").contains(token.word()));
        int most = han ? MOST_CHARACTERS : MOST_WORDS;
        if (end == at || !whole || !spelled && end - at > most) return Optional.empty();
        return Optional.of(new Reading(normal(tokens.subList(at, end), spelled, han), end));
    }

    private static boolean ends(List<Token> tokens, int at, List<String> words) {
        if (words.size() > at) return false;
        for (int i = 0; i < words.size(); i++) if (!tokens.get(at - words.size() + i).word().equals(words.get(i))) return false;
        return true;
    }

    private static boolean name(Token token) {
        String word = token.word();
        return !token.number() && (word.length() == 1 && !han(token) || !Words.FUNCTION.contains(word)) && !NO_NAME.contains(word);
    }

    private static boolean han(Token token) {
        return Character.UnicodeScript.of(token.word().codePointAt(0)) == Character.UnicodeScript.HAN;
    }

    private static boolean parted(List<Token> tokens, int at) {
        return ",.;!?，。！？".contains(tokens.get(at - 1).after()) && !tokens.get(at - 1).after().isEmpty();
    }

    private static String normal(List<Token> tokens, boolean spelled, boolean han) {
        if (han) return tokens.stream().map(Token::word).collect(Collectors.joining());
        if (spelled) return capital(tokens.stream().map(Token::word).collect(Collectors.joining()));
        return tokens.stream().map(Token::word).map(Names::capital).collect(Collectors.joining(" "));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// A name as it was written or said, normalised.
    public static String normal(String said) {
        return Stream.of(said.strip().split("\\s+")).map(word -> word.equals(word.toLowerCase(Locale.ROOT)) && !word.isEmpty() ? capital(word) : word).collect(Collectors.joining(" "));
    }
}
