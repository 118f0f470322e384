package io.callmesh.gateway.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Notice;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeJsonTest {

    @ParameterizedTest
    @MethodSource("notices")
    void everyNoticeIsTheObjectThatOtherToolsRead(Notice notice, String json) {
        assertThat(NoticeJson.of(notice)).hasToString(json);
    }

    static Stream<Arguments> notices() {
        return Stream.of(
                Arguments.of(new Notice.Opened("c1", "t1", "retail", "en", false),
                        "{\"event\":\"call\",\"callId\":\"c1\",\"assistant\":\"retail\",\"language\":\"en\",\"resumeToken\":\"t1\",\"resumed\":false}"),
                Arguments.of(new Notice.Heard(1, Spoken.of("where is my order"), true, 0.87654),
                        "{\"event\":\"heard\",\"turn\":1,\"text\":\"where is my order\",\"final\":true,\"confidence\":0.877}"),
                Arguments.of(new Notice.Understood(1, "order_status", Map.of("orderNumber", "4271")),
                        "{\"event\":\"understood\",\"turn\":1,\"intent\":\"order_status\",\"slots\":{\"orderNumber\":\"4271\"}}"),
                Arguments.of(new Notice.ToolUsed(1, "order_lookup", "found"),
                        "{\"event\":\"tool\",\"turn\":1,\"name\":\"order_lookup\",\"outcome\":\"found\"}"),
                Arguments.of(new Notice.KeysPressed(2, "12#"), "{\"event\":\"dtmf\",\"turn\":2,\"digits\":\"12#\"}"),
                Arguments.of(new Notice.Saying(2, Spoken.of("Hello.")), "{\"event\":\"saying\",\"turn\":2,\"text\":\"Hello.\"}"),
                Arguments.of(new Notice.Said(2, Spoken.of("Hello there."), Spoken.of("Hello"), true, List.of("opening-hours")),
                        "{\"event\":\"said\",\"turn\":2,\"text\":\"Hello there.\",\"heardText\":\"Hello\",\"interrupted\":true,"
                                + "\"citations\":[\"opening-hours\"]}"),
                Arguments.of(new Notice.Trouble("timed_out", "took too long"), "{\"event\":\"error\",\"code\":\"timed_out\",\"message\":\"took too long\"}"),
                Arguments.of(new Notice.Ended("completed"), "{\"event\":\"ended\",\"reason\":\"completed\"}"));
    }

    @ParameterizedTest
    @MethodSource("latencies")
    void aStageThatDidNotOccurIsLeftOut(Notice.Latency latency, String json) {
        assertThat(NoticeJson.of(latency)).hasToString(json);
    }

    static Stream<Arguments> latencies() {
        var none = OptionalDouble.empty();
        return Stream.of(
                Arguments.of(new Notice.Latency(3, none, none, OptionalDouble.of(12.34567), none, OptionalDouble.of(20)),
                        "{\"event\":\"latency\",\"turn\":3,\"llmFirstTokenMs\":12.346,\"responseMs\":20.0}"),
                Arguments.of(new Notice.Latency(0, none, none, none, none, none), "{\"event\":\"latency\",\"turn\":0}"));
    }
}
