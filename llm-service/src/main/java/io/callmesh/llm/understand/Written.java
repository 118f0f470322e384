package io.callmesh.llm.understand;

import io.callmesh.llm.language.Language;
import java.util.List;

/// Tokens as one writes them, for models that were trained on writing.
final class Written {

    private static final List<String> ENGLISH_DIGITS = List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final String CHINESE_DIGITS = "零一二三四五六七八九";

    private Written() {}

    static String sentence(List<String> words, Language language) {
        return String.join(language == Language.ENGLISH ? " " : "", words.stream().map(word -> written(word, language)).toList());
    }

    private static String written(String word, Language language) {
        if (word.length() != 1 || !Character.isDigit(word.charAt(0))) return word;
        int digit = word.charAt(0) - '0';
        return language == Language.ENGLISH ? ENGLISH_DIGITS.get(digit) : CHINESE_DIGITS.substring(digit, digit + 1);
    }
}
