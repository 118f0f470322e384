package io.callmesh.llm.engine.grounded;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.GeneratorContract;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundedGeneratorTest extends GeneratorContract {

    @Override
    protected Generator engine() {
        return new GroundedGenerator();
    }

    @Test
    void answersInTheWordsOfTheSourceAndCitesItFirst() throws InterruptedException {
        var told = told(engine(), question());
        assertThat(told.getFirst()).isEqualTo(new Piece.Citation("hours.md#hours", "Opening hours", 0.9));
        assertThat(text(told)).isEqualTo(SOURCE.answer());
        assertThat(finish(told).reason()).isEqualTo(Reason.STOP);
    }

    @Test
    void sumsUpInEnglish() throws InterruptedException {
        var history = List.of(said(Role.CALLER, "hi"), said(Role.CALLER, "I want my money back please."), said(Role.ASSISTANT, "It takes five days."));
        assertThat(text(told(engine(), summary("en", history, List.of(), List.of()))))
                .isEqualTo("The caller said: “I want my money back please”. The last answer was: “It takes five days”.");
        assertThat(text(told(engine(), summary("en", history, List.of("refund policy", "opening hours"), List.of("order number 4271")))))
                .isEqualTo("The caller asked about refund policy, then opening hours. Known: order number 4271. The last answer was: “It takes five days”.");
    }

    @Test
    void sumsUpInChinese() throws InterruptedException {
        var history = List.of(said(Role.CALLER, "你好"), said(Role.CALLER, "我的订单在哪里"), said(Role.CALLER, "四二七一"), said(Role.ASSISTANT, "正在路上。"));
        assertThat(text(told(engine(), summary("zh", history, List.of("order status"), List.of()))))
                .isEqualTo("来电者说：“我的订单在哪里”，然后说“四二七一”。最后的回答是：“正在路上”。");
    }

    @Test
    void aSilentCallerIsSummedUpToo() throws InterruptedException {
        assertThat(text(told(engine(), summary("en", List.of(), List.of(), List.of())))).isEqualTo("The caller said nothing.");
    }

    private static Message said(Role role, String text) {
        return new Message(role, Spoken.of(text), "");
    }

    private static Job summary(String language, List<Message> history, List<String> topics, List<String> facts) {
        return new Job(language, history, new Task.Summarize(topics, facts), List.of(), 0);
    }
}
