package io.callmesh.gateway.translate;

import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.dialogue.ClauseSplitter;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.Foresight;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A dialogue for callers whose language the assistant does not speak. What cannot be translated is said plainly, in the
/// assistant's first language, and the call goes on.
public final class TranslatedDialogue implements Dialogue {

    private final Dialogue dialogue;
    private final Translation translation;

    public TranslatedDialogue(Dialogue dialogue, Translation translation) {
        this.dialogue = dialogue;
        this.translation = translation;
    }

    @Override
    public void answer(Question question, Sink<Happening> told) throws InterruptedException {
        if (spoken(question)) dialogue.answer(question, told);
        else answer(question, input(question, own(question)), dialogue::answer, told);
    }

    @Override
    public Foresight foresee(Question question) throws InterruptedException {
        if (spoken(question)) return dialogue.foresee(question);
        var input = input(question, own(question));
        var prepared = input.isPresent() ? dialogue.foresee(translated(question, input.get())) : (Foresight) dialogue::answer;
        return new Foresight() {
            @Override
            public void answer(Question asked, Sink<Happening> told) throws InterruptedException {
                boolean same = asked.input().equals(question.input()) && asked.language().equals(question.language()) && asked.assistant().equals(question.assistant());
                if (same) TranslatedDialogue.this.answer(asked, input, prepared, told);
                else TranslatedDialogue.this.answer(asked, told);
            }

            @Override
            public void close() {
                prepared.close();
            }
        };
    }

    @Override
    public Optional<Spoken> sumUp(Question question) throws InterruptedException {
        return dialogue.sumUp(question);
    }

    @Override
    public boolean person() {
        return dialogue.person();
    }

    @Override
    public boolean person(String callId) {
        return dialogue.person(callId);
    }

    /// @param input in the assistant's own language
    private void answer(Question question, Optional<Input> input, Foresight answers, Sink<Happening> told) throws InterruptedException {
        String own = own(question);
        if (input.isEmpty()) {
            untranslatable(question, own, told);
            return;
        }
        var sentences = new Sentences(told, sentence -> translation.translate(question.callId(), question.assistant(), sentence, own, question.language()),
                own, question.language());
        answers.answer(translated(question, input.get()), sentences);
        sentences.end();
    }

    private static boolean spoken(Question question) {
        return question.assistant().languages().contains(question.language());
    }

    private static String own(Question question) {
        return question.assistant().languages().getFirst();
    }

    private static Question translated(Question question, Input input) {
        return new Question(question.callId(), question.turn(), question.assistant(), own(question), question.state(), input, question.history(), question.earlier());
    }

    /// Empty when the caller said something that has no translation.
    private Optional<Input> input(Question question, String own) throws InterruptedException {
        if (!(question.input() instanceof Input.Words words) || words.best().nothing()) return Optional.of(question.input());
        var all = new ArrayList<Hypothesis>();
        for (var hypothesis : words.hypotheses()) {
            own(question, hypothesis.text(), own).ifPresent(text -> all.add(new Hypothesis(text, hypothesis.confidence())));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Input.Words(all, words.doubtful(), words.typed()));
    }

    private Optional<Spoken> own(Question question, Spoken said, String own) throws InterruptedException {
        boolean wordless = said.reveal().codePoints().noneMatch(Character::isLetter);
        if (wordless) return Optional.of(said);
        return translation.translate(question.callId(), question.assistant(), said.reveal(), question.language(), own).map(Spoken::of);
    }

    private static void untranslatable(Question question, String own, Sink<Happening> told) throws InterruptedException {
        told.put(new Happening.Understood("out_of_scope", Map.of()));
        told.put(new Happening.Decided(question.state(), Happening.Then.LISTEN));
        for (var clause : Sentences.cut(question.assistant().text("untranslatable", own))) told.put(new Happening.Said(Clause.of(clause, own)));
    }

    /// Gathers clauses to sentences, for these have translations, and cuts the translations to clauses.
    private static final class Sentences implements Sink<Happening> {

        private interface Known {
            Optional<String> of(String sentence) throws InterruptedException;
        }

        private final Sink<Happening> told;
        private final Known known;
        private final String own, callers;
        private final StringBuilder waiting = new StringBuilder();
        private boolean interruptible = true;

        Sentences(Sink<Happening> told, Known known, String own, String callers) {
            this.told = told;
            this.known = known;
            this.own = own;
            this.callers = callers;
        }

        @Override
        public void put(Happening happening) throws InterruptedException {
            if (happening instanceof Happening.Said(var clause)) gather(clause);
            else {
                end();
                told.put(happening);
            }
        }

        private void gather(Clause clause) throws InterruptedException {
            String text = clause.text().reveal();
            interruptible = clause.interruptible();
            waiting.append(waiting.isEmpty() ? "" : " ").append(text);
            if (".!?。！？".indexOf(text.charAt(text.length() - 1)) >= 0) end();
        }

        void end() throws InterruptedException {
            if (waiting.isEmpty()) return;
            String sentence = waiting.toString();
            waiting.setLength(0);
            var translated = known.of(sentence);
            String language = translated.isPresent() ? callers : own;
            for (var clause : cut(translated.orElse(sentence))) told.put(new Happening.Said(new Clause(Spoken.of(clause), language, interruptible)));
        }

        static List<String> cut(String text) {
            var splitter = new ClauseSplitter();
            var clauses = new ArrayList<>(splitter.add(text));
            clauses.addAll(splitter.rest());
            return clauses;
        }
    }
}
