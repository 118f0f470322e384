package io.callmesh.gateway.session.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Summary;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.journal.Chain;
import io.callmesh.gateway.journal.Written;
import io.callmesh.gateway.session.Sessions;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {

    @Test
    void aSessionComesBackAsItWas() {
        var session = Sessions.talked(Sessions.talked(Sessions.begun())).ended("completed");

        assertThat(SessionJson.read(SessionJson.write(session))).contains(Sessions.untold(session));
    }

    @Test
    void whatWasNotHeardIsKeptAndMayBeAbsent() {
        // Given
        var cut = new Turn(1, Spoken.of("refunds"), Spoken.of("Our refund policy is"), true, Spoken.of("simple."));
        var session = Sessions.begun().withTurn(cut, DialogueState.START);

        // When
        var json = SessionJson.write(session);

        // Then
        assertThat(SessionJson.read(json)).contains(Sessions.untold(session));
        assertThat(SessionJson.read(json.replace(",\"rest\":\"simple.\"", ""))).hasValueSatisfying(old -> assertThat(old.turns().getFirst().rest().nothing()).isTrue());
    }

    @Test
    void howFarTheJournalHasComeIsKeptWithTheEntriesThatAreNotKnownToHaveArrived() {
        // Given
        var session = Sessions.begun();
        var entry = new Written(session.callId(), session.tenant(), 2, "ToolBegun", Instant.parse("2026-11-22T10:00:01Z"), "b".repeat(64), "{\"sequence\":\"2\"}", Optional.empty());

        // When
        var written = session.written(new Chain(2, "b".repeat(64), List.of(entry)), 7);

        // Then
        assertThat(SessionJson.read(SessionJson.write(written))).contains(Sessions.untold(written));
        assertThat(written.version()).isEqualTo(7);
    }

    @Test
    void theSummaryOfOlderTurnsIsKept() {
        var session = Sessions.talked(Sessions.begun()).summed(new Summary(1, Spoken.of("asked where \"it\" is")));
        assertThat(SessionJson.read(SessionJson.write(session))).contains(Sessions.untold(session));
        assertThat(session.toString()).doesNotContain("asked where");
    }

    @Test
    void theJsonHoldsVersionSchemaAndWords() {
        var session = Sessions.talked(Sessions.begun());

        assertThat(SessionJson.write(session))
                .startsWith("{\"schema\":2,\"callId\":\"" + session.callId() + "\",\"version\":2,")
                .contains("我的订单", "\"orderNumber\":\"4271\"", "\"startedAt\":\"2026-11-22T10:00:00.123Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schema\":3}", "{\"schema\":1}", "{\"schema\":1,\"callId\":\"c\",\"startedAt\":\"soon\"}"})
    void whatIsNotASessionOfThisSchemaIsNone(String text) {
        assertThat(SessionJson.read(text)).isEmpty();
    }
}
