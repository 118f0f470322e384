package io.callmesh.llm.understand;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.pack.Pack;
import io.callmesh.llm.pack.Pack.Intent;
import io.callmesh.llm.pack.Pack.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A pack whose many phrases are made of few words, and an embedder that only counts letters and how often it is asked.
final class ManyPhrases {

    private static final List<String> OPENINGS = List.of("please", "could you", "i want to", "i need to", "can you help me to", "how do i", "let me", "we have to", "today i must", "is it possible to");
    private static final List<String> ENDINGS = List.of("", "right now", "for my wife", "this morning", "before the weekend", "on the phone", "as soon as you can");

    private ManyPhrases() {}

    /// Seventy phrases for each thing to do, and as many for what it is not for.
    static Pack pack() {
        return new Pack("many", "1", List.of("en"), List.of(
                intent("block_card", "block the card"), intent("pay_bill", "pay a bill"), intent("move_house", "change the address"),
                intent(Pack.OUT_OF_SCOPE, "bake some bread")), List.of(), List.of());
    }

    static Intent intent(String name, String deed) {
        var phrases = new ArrayList<Phrase>();
        for (var opening : OPENINGS) {
            for (var ending : ENDINGS) phrases.add(new Phrase("en", (opening + " " + deed + " " + ending).strip()));
        }
        return new Intent(name, phrases);
    }

    /// Safe for many threads.
    static final class Letters implements Embedder {

        private final AtomicInteger asked = new AtomicInteger();

        int asked() {
            return asked.get();
        }

        @Override
        public String model() {
            return "letters";
        }

        @Override
        public int dimensions() {
            return 26;
        }

        @Override
        public float[] embed(String text) {
            asked.incrementAndGet();
            float[] counts = new float[dimensions()];
            text.toLowerCase(Locale.ROOT).chars().filter(letter -> letter >= 'a' && letter <= 'z').forEach(letter -> counts[letter - 'a']++);
            double squares = 0;
            for (float count : counts) squares += count * count;
            for (int i = 0; i < counts.length; i++) counts[i] /= (float) Math.sqrt(squares);
            return counts;
        }
    }
}
