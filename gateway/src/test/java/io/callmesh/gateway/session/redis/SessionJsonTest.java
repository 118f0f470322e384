package io.callmesh.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.session.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {

    @Test
    void aSessionComesBackAsItWas() {
        var session = Sessions.talked(Sessions.talked(Sessions.begun())).ended("completed");

        assertThat(SessionJson.read(SessionJson.write(session))).contains(session);
    }

    @Test
    void theJsonHoldsVersionSchemaAndWords() {
        var session = Sessions.talked(Sessions.begun());

        assertThat(SessionJson.write(session))
                .startsWith("{\"schema\":1,\"callId\":\"" + session.callId() + "\",\"version\":2,")
                .contains("我的订单", "\"orderNumber\":\"4271\"", "\"startedAt\":\"2026-11-22T10:00:00.123Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schema\":2}", "{\"schema\":1}", "{\"schema\":1,\"callId\":\"c\",\"startedAt\":\"soon\"}"})
    void whatIsNotASessionOfThisSchemaIsNone(String text) {
        assertThat(SessionJson.read(text)).isEmpty();
    }
}
