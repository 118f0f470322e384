package io.callmesh.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.eval.caller.CallEvent;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void wordsAreLowerCaseWithoutPunctuation() {
        assertThat(EventJson.plain("I'd like a Latte, please! (8-ounce) 'now'")).isEqualTo("i'd like a latte please 8 ounce now");
        assertThat(EventJson.plain("我的订单，在哪里？")).isEqualTo("我的订单 在哪里");
    }

    @Test
    void aStageThatDidNotOccurIsLeftOut() {
        var none = OptionalDouble.empty();
        var latency = new CallEvent.Latency(3, none, none, OptionalDouble.of(12.3456), none, OptionalDouble.of(12.3456));

        assertThat(EventJson.line(latency)).hasValue("{\"event\":\"latency\",\"turn\":3,\"llmFirstTokenMs\":12.346,\"responseMs\":12.346}");
    }

    @Test
    void soundsAndClausesAreNotPartOfTheList() {
        assertThat(EventJson.line(new CallEvent.Saying(1, "words"))).isEmpty();
        assertThat(EventJson.line(new CallEvent.Sound(new short[2]))).isEmpty();
    }
}
