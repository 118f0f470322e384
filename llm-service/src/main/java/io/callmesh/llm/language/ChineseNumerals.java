package io.callmesh.llm.language;

import java.util.Map;

/// Chinese digits, those of bank notes and the `幺` of telephone numbers among them.
final class ChineseNumerals {

    private static final Map<String, String> DIGITS = Map.ofEntries(
            Map.entry("零", "0"), Map.entry("〇", "0"), Map.entry("一", "1"), Map.entry("二", "2"), Map.entry("三", "3"), Map.entry("四", "4"),
            Map.entry("五", "5"), Map.entry("六", "6"), Map.entry("七", "7"), Map.entry("八", "8"), Map.entry("九", "9"), Map.entry("幺", "1"),
            Map.entry("两", "2"), Map.entry("壹", "1"), Map.entry("贰", "2"), Map.entry("叁", "3"), Map.entry("肆", "4"), Map.entry("伍", "5"),
            Map.entry("陆", "6"), Map.entry("柒", "7"), Map.entry("捌", "8"), Map.entry("玖", "9"));

    private ChineseNumerals() {}

    static String canonical(String character) {
        return DIGITS.getOrDefault(character, character);
    }
}
