package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.runtime.Sink;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Calls of one tenant, seen from another.
class TenantsTest {

    private final Map<String, Session> saved = new ConcurrentHashMap<>();
    private final CallCenter center = center(Duration.ofHours(1));

    private CallCenter center(Duration longest) {
        var speaker = new WordSpeaker();
        var parts = new CallParts(new OnePhrase(), _ -> _ -> false, EndpointRule.MEASURED, new TurnPolicy(Patience.DEFAULT, "en"), new Silent(), speaker, new Recordings(speaker), new MapSessions(saved),
                _ -> { }, _ -> Tape.NONE, System::nanoTime, () -> Instant.EPOCH, Profiles.NONE);
        return new CallCenter(parts, new AcmesShop(), 2, longest);
    }

    private static ScriptedLine line(String tenant, String assistant, String token, String... allowed) {
        return new ScriptedLine(new Opening("test", tenant, assistant, "", 16_000, false, false, token, "", Set.of(allowed)));
    }

    @Test
    void anAssistantIsThereForItsTenantsOnly() {
        assertThatThrownBy(() -> center.host(line("globex", "shop", ""))).hasMessageContaining("ASSISTANT_UNKNOWN");
        assertThatThrownBy(() -> center.host(line("acme", "shop", "", "coffee"))).hasMessageContaining("Forbidden");
    }

    @Test
    void aCallIsEndedAndResumedByItsOwnTenantOnly() throws Exception {
        // Given
        var line = line("acme", "shop", "", "shop");
        var over = new FutureTask<String>(() -> {
            center.host(line);
            return "over";
        });
        Thread.ofVirtual().start(over);
        var opened = line.await(Notice.Opened.class);

        // When
        assertThatThrownBy(() -> center.end(opened.callId(), "globex"::equals)).hasMessageContaining("CALL_UNKNOWN");
        center.end(opened.callId(), "acme"::equals);
        over.get(10, TimeUnit.SECONDS);

        // Then
        assertThat(saved.get(opened.callId()).tenant()).isEqualTo("acme");
        assertThatThrownBy(() -> center.host(line("globex", "", opened.resumeToken()))).hasMessageContaining("RESUME_TOKEN_UNKNOWN");
        assertThatThrownBy(() -> center.host(line("acme", "", opened.resumeToken(), "coffee"))).hasMessageContaining("Forbidden");
        var again = line("acme", "", opened.resumeToken());
        again.hangUp();
        center.host(again);
        assertThat(again.await(Notice.Opened.class).resumed()).isTrue();
    }

    @Test
    void aCallEndsWhenItHasLastedTooLong() throws Exception {
        var line = line("acme", "shop", "");

        center(Duration.ofMillis(50)).host(line);

        assertThat(line.await(Notice.Ended.class).reason()).isEqualTo("too_long");
    }

    private static final class Silent implements Dialogue {

        @Override
        public void answer(Question question, Sink<Happening> told) throws InterruptedException {
            told.put(new Happening.Decided(DialogueState.START, Happening.Then.LISTEN));
        }
    }

    private record AcmesShop() implements Assistants {

        @Override
        public Assistant get(String id) {
            return new Assistant("shop", Map.of("en", "Shop"), List.of("en"), Set.of("acme"), Map.of(), Map.of(), Set.of(), Set.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), Optional.empty(), Pack.getDefaultInstance());
        }

        @Override
        public Collection<Assistant> all() {
            return List.of(get("shop"));
        }
    }
}
