package io.callmesh.llm.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.language.Language;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntroductionTest {

    @Test
    void whoSaysWhoTheyAreHasNotSaidWhatTheyWant() {
        for (var only : List.of("Hi, this is Anna Miller.", "Good morning, my name is Li", "hello, I'm Anna Maria Miller speaking", "您好，我叫王小明。")) assertThat(Introduction.only(only)).as(only).isTrue();
        for (var more : List.of("This is ridiculous.", "I'm really disappointed", "Hi, this is Anna Miller and my lamp is broken", "您好，我叫王小明，我的台灯坏了。", "This is Anna's order")) assertThat(Introduction.only(more)).as(more).isFalse();
    }

    @Test
    void neitherMinutesNorSummariesBeginWithIt() {
        // Given
        var said = List.of("Hi, this is Anna Miller.", "I ordered a lamp three weeks ago and it has not arrived.", "Then please refund the lamp.");
        var history = List.of(new Message(Role.CALLER, Spoken.of(String.join(" ", said)), ""));

        // Then
        assertThat(MinutesByRule.of(history, Language.ENGLISH).topic()).isEqualTo(said.get(1));
        assertThat(Extract.of(String.join(" ", said), Language.ENGLISH, 2)).containsExactly(said.get(1), said.get(2));
    }
}
