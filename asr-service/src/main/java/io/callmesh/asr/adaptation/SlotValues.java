package io.callmesh.asr.adaptation;

import io.callmesh.asr.adaptation.Expression.Choice;
import io.callmesh.asr.adaptation.Expression.Digits;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What can be said for the slots of a pack. Free text, names and addresses cannot be foreseen and are not here.
///
/// @param language a BCP 47 tag as packs spell it
record SlotValues(String language) {

    private static final int MOST_DIGITS = 20, FEWEST_OF_PHONE = 5, MOST_OF_PHONE = 15;

    /// Those that may be told in any sentence.
    Map<String, Expression> of(Pack pack) {
        var values = new HashMap<String, Expression>();
        for (var slot : pack.getSlotsList()) {
            switch (slot.getKind()) {
                case KIND_DIGITS -> values.put(slot.getName(), digits(slot));
                case KIND_NUMBER -> values.put(slot.getName(), Numerals.number());
                case KIND_CHOICE -> values.put(slot.getName(), choice(slot));
                case KIND_PHONE -> values.put(slot.getName(), new Digits(FEWEST_OF_PHONE, MOST_OF_PHONE));
                case KIND_MONEY -> values.put(slot.getName(), Numerals.amount());
                case KIND_TEXT, KIND_PHRASE, KIND_DATE, KIND_TIME, KIND_NAME, KIND_EMAIL, KIND_ADDRESS, KIND_UNSPECIFIED, UNRECOGNIZED -> { }
            }
        }
        return values;
    }

    /// The same and more: days, times of day and amounts in full. In each place of each phrase they would fill a network.
    Map<String, Expression> asked(Pack pack) {
        var values = of(pack);
        for (var slot : pack.getSlotsList()) {
            switch (slot.getKind()) {
                case KIND_MONEY -> values.put(slot.getName(), Money.amount());
                case KIND_DATE -> values.put(slot.getName(), Calendar.day());
                case KIND_TIME -> values.put(slot.getName(), Calendar.time());
                case KIND_DIGITS, KIND_NUMBER, KIND_CHOICE, KIND_PHONE, KIND_TEXT, KIND_PHRASE, KIND_NAME, KIND_EMAIL, KIND_ADDRESS, KIND_UNSPECIFIED, UNRECOGNIZED -> { }
            }
        }
        return values;
    }

    private static Expression digits(Slot slot) {
        int fewest = Math.clamp(slot.getMinLength(), 1, MOST_DIGITS);
        int most = slot.getMaxLength() == 0 ? MOST_DIGITS : Math.clamp(slot.getMaxLength(), fewest, MOST_DIGITS);
        return new Digits(fewest, most);
    }

    private Expression choice(Slot slot) {
        List<Expression> ways = new ArrayList<>();
        for (var choice : slot.getChoicesList()) {
            ways.add(Expression.words(choice.getValue().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ')));
            choice.getSpokenList().stream()
                    .filter(phrase -> phrase.getLanguage().equals(language))
                    .forEach(phrase -> ways.add(PatternReader.read(phrase.getText())));
        }
        return new Choice(ways);
    }
}
