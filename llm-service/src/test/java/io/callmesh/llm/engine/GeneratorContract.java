package io.callmesh.llm.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every engine promises; an engine's own test extends this and adds only what is special to it.
public abstract class GeneratorContract {

    protected static final Source SOURCE = new Source("hours.md#hours", "Opening hours", "We are open from nine to six, every weekday. On Saturdays, which are short days, we close at two.",
            "We are open from nine to six, every weekday. On Saturdays, which are short days, we close at two.", 0.9);

    protected abstract Generator engine();

    protected static Job question() {
        return new Job("en", List.of(), new Task.Question(Spoken.of("when are you open"), List.of(SOURCE)), List.of(), 24);
    }

    protected static Job summary() {
        return new Job("en", List.of(new Message(Role.CALLER, Spoken.of("where is my order"), "")), new Task.Summarize(List.of(), List.of()), List.of(), 24);
    }

    protected static List<Piece> told(Generator engine, Job job) throws InterruptedException {
        var told = new ArrayList<Piece>();
        engine.generate(job, told::add);
        return told;
    }

    protected static String text(List<Piece> told) {
        var text = new StringBuilder();
        told.forEach(piece -> {
            if (piece instanceof Piece.Text(var words)) text.append(words.reveal());
        });
        return text.toString();
    }

    protected static Piece.Finish finish(List<Piece> told) {
        return (Piece.Finish) told.getLast();
    }

    private static List<Job> jobs() {
        var translate = new Task.Translate(Spoken.of("hello"), "en", "zh");
        return List.of(question(), summary(), new Job("zh", List.of(), translate, List.of(), 16), new Job("en", List.of(), new Task.Chat(""), List.of(), 16));
    }

    @Test
    void everyJobEndsWithExactlyOneFinish() throws InterruptedException {
        for (var job : jobs()) {
            var told = told(engine(), job);
            assertThat(told).filteredOn(piece -> piece instanceof Piece.Finish).hasSize(1);
            assertThat(told.getLast()).isInstanceOf(Piece.Finish.class);
        }
    }

    @Test
    void whatIsUnsupportedIsToldWithoutWords() throws InterruptedException {
        for (var job : jobs()) {
            var told = told(engine(), job);
            if (finish(told).reason() == Reason.UNSUPPORTED) assertThat(text(told)).isEmpty();
            else assertThat(text(told)).isNotEmpty();
        }
    }

    @Test
    void theSameJobGivesTheSameWords() throws InterruptedException {
        assertThat(text(told(engine(), question()))).isEqualTo(text(told(engine(), question())));
    }

    @Test
    void anInterruptEndsItWithinOnePiece() throws InterruptedException {
        // Given
        var told = new ArrayList<Piece>();
        var engine = engine();
        // When
        assertThatThrownBy(() -> engine.generate(question(), piece -> {
            told.add(piece);
            if (told.size() == 2) Thread.currentThread().interrupt();
        })).isInstanceOf(InterruptedException.class);
        // Then
        assertThat(told).hasSizeBetween(2, 3);
        assertThat(text(told(engine, summary()))).as("the next job").isNotEmpty();
    }

    @Test
    void aListenerThatLeavesEndsIt() throws InterruptedException {
        var engine = engine();
        assertThatThrownBy(() -> engine.generate(question(), _ -> {
            throw new InterruptedException("left");
        })).isInstanceOf(InterruptedException.class);
        assertThat(text(told(engine, summary()))).as("the next job").isNotEmpty();
    }
}
