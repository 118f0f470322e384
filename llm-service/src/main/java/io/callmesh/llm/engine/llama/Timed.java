package io.callmesh.llm.engine.llama;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.language.Sentences;

/// How long one answer took.
///
/// @param clauseMillis until what can be spoken first was there: up to the end of a clause, or its first tokens when no mark
///     ends one
record Timed(int promptTokens, int tokens, double firstMillis, double clauseMillis, double millis) {

    /// What a clause is taken to have when no mark ends it.
    static final int CLAUSE = 12;

    static Timed of(Generator engine, Job job) throws InterruptedException {
        var clock = new Clock();
        engine.generate(job, clock::hear);
        return new Timed(clock.promptTokens, clock.tokens, clock.first, clock.clause == 0 ? clock.last : clock.clause, clock.last);
    }

    /// Of the tokens after the first.
    double tokensPerSecond() {
        return tokens < 2 ? 0 : (tokens - 1) * 1e3 / (millis - firstMillis);
    }

    private static final class Clock {

        private final long from = System.nanoTime();
        private final StringBuilder text = new StringBuilder();
        private double first, clause, last;
        private int pieces, promptTokens, tokens;

        void hear(Piece piece) {
            switch (piece) {
                case Piece.Text(var words) -> hear(words.reveal());
                case Piece.Finish finish -> {
                    promptTokens = finish.promptTokens();
                    tokens = finish.answerTokens();
                }
                case Piece.ToolCall _, Piece.Citation _, Piece.Withheld _ -> {}
            }
        }

        private void hear(String words) {
            last = (System.nanoTime() - from) / 1e6;
            if (pieces++ == 0) first = last;
            text.append(words);
            if (clause == 0 && (pieces == CLAUSE || Sentences.clauses(text.toString()).size() > 1)) clause = last;
        }
    }
}
