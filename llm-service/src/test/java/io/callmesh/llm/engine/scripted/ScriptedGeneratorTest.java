package io.callmesh.llm.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.GeneratorContract;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptedGeneratorTest extends GeneratorContract {

    @Override
    protected Generator engine() {
        return new ScriptedGenerator(ScriptedSettings.AT_ONCE);
    }

    @Test
    void stopsAtTheNumberOfTokens() throws InterruptedException {
        var told = told(engine(), new Job("en", List.of(), new Task.Chat(""), List.of(), 3));
        assertThat(text(told)).isEqualTo("This is the ");
        assertThat(finish(told).reason()).isEqualTo(Reason.LENGTH);
        assertThat(finish(told).answerTokens()).isEqualTo(3);
    }
}
