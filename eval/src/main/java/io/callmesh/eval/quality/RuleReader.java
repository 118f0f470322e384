package io.callmesh.eval.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.callmesh.eval.quality.Rule.Where;
import io.callmesh.eval.quality.Rule.Who;
import io.callmesh.eval.quality.Rule.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one rule and collects what is wrong with it.
final class RuleReader {

    private static final Set<String> KEYS = Set.of("about", "weight", "says", "where", "when", "within", "before", "expect", "forbid");
    private static final Pattern WHERE = Pattern.compile("(first|last) ([1-9]\\d{0,2})");
    private static final int WITHIN = 2;

    private final String file;
    private final String name;
    private final JsonNode rule;
    private final List<String> problems;

    RuleReader(String file, String name, JsonNode rule, List<String> problems) {
        this.file = file;
        this.name = name;
        this.rule = rule;
        this.problems = problems;
    }

    Optional<Rule> read() {
        int before = problems.size();
        if (!rule.isObject()) problem("", "expected a map of " + KEYS.stream().sorted().toList() + ", or false");
        rule.propertyStream().map(Map.Entry::getKey).filter(key -> !KEYS.contains(key)).forEach(key -> problem(key, "is no part of a rule; they are " + KEYS.stream().sorted().toList()));
        var expect = words("expect");
        var forbid = words("forbid");
        if (expect.none() && forbid.none()) problem("", "expected expect or forbid");
        if (rule.has("before") && rule.has("when")) problem("before", "expected none beside when");
        if (expect.none() && (rule.has("before") || rule.has("when"))) problem("expect", "expected this beside when or before");
        var read = new Rule(name, rule.path("about").asText(name), weight(), says(), where(), words("when"), within(), words("before"), expect, forbid);
        return problems.size() == before ? Optional.of(read) : Optional.empty();
    }

    private double weight() {
        var weight = rule.path("weight");
        if (weight.isMissingNode()) return 1;
        if (!weight.isNumber() || weight.asDouble() <= 0) problem("weight", "expected a number above 0");
        return weight.asDouble();
    }

    private int within() {
        var within = rule.path("within");
        if (within.isMissingNode()) return WITHIN;
        if (!within.isInt() || within.asInt() < 1) problem("within", "expected a whole number from 1");
        return within.asInt();
    }

    private Who says() {
        return switch (rule.path("says").asText("agent")) {
            case "agent" -> Who.AGENT;
            case "caller" -> Who.CALLER;
            case "anyone" -> Who.ANYONE;
            default -> {
                problem("says", "expected agent, caller or anyone");
                yield Who.ANYONE;
            }
        };
    }

    private Where where() {
        if (rule.path("where").isMissingNode()) return Where.ANYWHERE;
        var where = WHERE.matcher(rule.path("where").asText());
        if (where.matches()) return new Where(where.group(1).equals("first") ? Where.Part.FIRST : Where.Part.LAST, Integer.parseInt(where.group(2)));
        problem("where", "expected such as 'first 2' or 'last 3'");
        return Where.ANYWHERE;
    }

    private Words words(String key) {
        var languages = rule.path(key);
        if (languages.isMissingNode()) return Words.NONE;
        if (!languages.isObject() || languages.isEmpty()) problem(key, "expected wordings by language, such as {en: [good morning], zh: [您好]}");
        var all = new LinkedHashMap<String, List<Wording>>();
        languages.forEachEntry((language, wordings) -> all.put(language, wordings(key + "." + language, wordings)));
        return new Words(all);
    }

    private List<Wording> wordings(String key, JsonNode list) {
        if (!list.isArray() || list.isEmpty()) problem(key, "expected a list of wordings");
        var all = new ArrayList<Wording>();
        for (int i = 0; i < list.size(); i++) {
            try {
                all.add(new Wording(list.get(i).asText()));
            } catch (IllegalArgumentException unwritten) {
                problem(key + "[" + i + "]", String.valueOf(unwritten.getMessage()));
            }
        }
        return all;
    }

    private void problem(String key, String expected) {
        problems.add(file + ": " + name + (key.isEmpty() ? "" : "." + key) + ": " + expected);
    }
}
