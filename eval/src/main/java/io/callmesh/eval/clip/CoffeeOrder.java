package io.callmesh.eval.clip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One drink as somebody may order it: the words, and the slots they should fill.
public record CoffeeOrder(String words, Map<String, String> slots) {

    private static final List<String> OPENINGS = List.of("can i have", "could i get", "i would like", "i'd like", "i want", "get me", "make me", "may i have");
    private static final List<String> DRINKS = List.of("americano", "cappuccino", "coffee", "drip coffee", "espresso", "house coffee", "iced coffee",
            "iced mocha", "latte", "mocha");
    private static final List<String> SIZES = List.of("small", "medium", "large", "eight ounce", "twelve ounce", "sixteen ounce", "twenty ounce");
    private static final List<String> ROASTS = List.of("dark roast", "light roast", "medium roast");
    private static final List<String> SHOTS = List.of("single shot", "double shot", "triple shot");
    private static final List<String> AMOUNTS = List.of("", "a bit of ", "a little bit of ", "a lot of ", "lots of ", "some ");
    private static final List<String> MILKS = List.of("milk", "almond milk", "cream", "skim milk", "soy milk", "whole milk");
    private static final List<String> SUGARS = List.of("sugar", "brown sugar", "sweetener");

    public CoffeeOrder {
        slots = Map.copyOf(slots);
    }

    /// An order as the ontology of the public coffee benchmark allows it; a third of them plain, a third with milk or sugar.
    public static CoffeeOrder any(Random choice) {
        var slots = new LinkedHashMap<String, String>();
        var words = new ArrayList<String>();
        if (choice.nextInt(10) < 6) slots.put("size", one(SIZES, choice));
        if (choice.nextInt(10) < 3) slots.put("numberOfShots", one(SHOTS, choice));
        if (choice.nextInt(10) < 3) slots.put("roast", one(ROASTS, choice));
        slots.put("coffeeDrink", one(DRINKS, choice));
        words.add(one(OPENINGS, choice));
        words.add(article(slots.values().iterator().next()));
        words.addAll(slots.values());
        with(words, slots, choice);
        return new CoffeeOrder(String.join(" ", words), slots);
    }

    private static void with(List<String> words, Map<String, String> slots, Random choice) {
        boolean milk = choice.nextInt(10) < 4, sugar = choice.nextInt(10) < 3;
        if (milk) slots.put("milkAmount", one(AMOUNTS, choice) + one(MILKS, choice));
        if (sugar) slots.put("sugarAmount", one(AMOUNTS, choice) + one(SUGARS, choice));
        if (milk || sugar) words.add("with");
        if (milk) words.add(slots.get("milkAmount"));
        if (milk && sugar) words.add("and");
        if (sugar) words.add(slots.get("sugarAmount"));
    }

    private static String article(String next) {
        return "aeiou".indexOf(next.charAt(0)) < 0 ? "a" : "an";
    }

    private static String one(List<String> values, Random choice) {
        return values.get(choice.nextInt(values.size()));
    }
}
