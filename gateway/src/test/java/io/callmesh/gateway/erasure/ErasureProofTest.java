package io.callmesh.gateway.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callmesh.gateway.Backstage;
import io.callmesh.gateway.api.WithFakeMesh;
import io.callmesh.gateway.conversation.Turn;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.journal.JournalEntry;
import io.callmesh.gateway.journal.JournalEntry.What;
import io.callmesh.gateway.outbox.Outbox;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.KeptSessions;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Deed;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.CallKeys;
import io.callmesh.runtime.seal.Seal;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What people said stands nowhere in clear, and nothing of a call opens after it was erased: looked for in all bytes of a real Redis and a
/// real Kafka and its files.
@QuarkusTest
@TestProfile(WithFakeMesh.class)
@WithTestResource(Backstage.class)
class ErasureProofTest {

    private static final List<String> PURPOSES = List.of("session", "journal", "ledger", "profile", "insights", "transcript", "recording", "key");

    @Inject
    Journal journal;

    @Inject
    Outbox outbox;

    @Inject
    KeptSessions sessions;

    @Inject
    KeptLedger ledger;

    @Inject
    Profiles profiles;

    @Inject
    CallKeys keys;

    @Inject
    Seal seal;

    @Inject
    RedisLink redis;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "backstage.folder")
    Path folder;

    private final String caller = "+1555" + System.nanoTime(), other = caller + "0";
    private final List<String> words = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();

    private String word(String of) {
        var word = of + "-" + UUID.randomUUID();
        words.add(word);
        return word;
    }

    /// A call with words in all that is kept of one.
    private String call(String from) {
        var id = UUID.randomUUID().toString();
        var state = new DialogueState("order", List.of(1), "", Map.of("address", word("slot")), Map.of("order", "{\"note\":\"" + word("result") + "\"}"), 0, List.of(), Map.of(DialogueState.CALLER, from));
        var turn = new Turn(1, Spoken.of("my name is " + word("caller")), Spoken.of("you said " + word("said")), true, Spoken.of(word("rest")), Turn.By.ASSISTANT);
        keys.begin(id, Duration.ofDays(1));
        var session = Session.begun(id, "token-" + id, "default", "retail", "en", "chat", Instant.now()).withTurn(turn, state);
        assertThat(sessions.save(session)).isTrue();
        assertThat(sessions.save(session.ended("completed"))).isTrue();
        journal.write(new JournalEntry(id, "default", "retail", 1, 1, Instant.now(), new What.TurnTaken(turn, "order", Map.of("address", word("slot")), 1, List.of())));
        var deed = Deed.of(new CallContext(id, 1, 1, true), "order_cancel", new Arguments(Map.of("number", word("argument"))));
        ledger.begin(deed, Set.of(), false);
        ledger.write(deed.ended(new ToolResult.Done("{\"address\":\"" + word("answer") + "\"}")));
        deeds.add(deed);
        profiles.remember(new Caller("default", from), List.of(new Fact("address", word("fact"), "retail/" + id, Instant.now().plusSeconds(600))));
        return id;
    }

    private RawBytes everything() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> outbox.waiting() == 0);
        return new RawBytes().redis(redis).kafka(servers).files(folder);
    }

    private List<String> purposes() {
        var purposes = new ArrayList<>(PURPOSES);
        purposes.add("profile.address");
        deeds.forEach(deed -> purposes.add("ledger." + deed.digest()));
        return purposes;
    }

    /// How many pieces of those bytes open for this call.
    private int opened(RawBytes bytes, String owner) {
        var purposes = purposes();
        return (int) bytes.decoded().stream().filter(piece -> purposes.stream().anyMatch(purpose -> seal.open(owner, purpose, piece).isPresent())).count();
    }

    /// As [#opened], with every key that is left.
    private int openedByOthers(RawBytes bytes, String owner, List<String> left) {
        var others = left.stream().flatMap(one -> keys.forSealing(one).stream()).toList();
        assertThat(others).hasSameSizeAs(left);
        var purposes = purposes();
        return (int) bytes.decoded().stream().filter(piece -> others.stream().anyMatch(key -> purposes.stream().anyMatch(purpose -> key.open(owner, purpose, piece).isPresent()))).count();
    }

    @Test
    void nothingOfAnErasedCallCanBeReadAndNothingEverStoodInClear() throws Exception {
        // Given
        var calls = IntStream.range(0, 6).mapToObj(n -> call(n < 3 ? caller : other)).toList();
        var before = everything();
        assertThat(words).hasSize(6 * 9).noneMatch(before::hold);
        assertThat(List.of(caller, other)).noneMatch(before::hold);
        assertThat(new String[] {"retail", calls.getFirst()}).allMatch(before::hold);
        assertThat(calls).allSatisfy(id -> assertThat(opened(before, id)).isGreaterThanOrEqualTo(4));

        // When
        given().delete("/v1/calls/" + calls.getFirst()).then().statusCode(204);

        // Then
        var after = everything();
        var left = calls.subList(1, calls.size());
        assertThat(List.of(before, after)).allSatisfy(bytes -> {
            assertThat(opened(bytes, calls.getFirst())).isZero();
            assertThat(openedByOthers(bytes, calls.getFirst(), left)).isZero();
        });
        assertThat(left).allSatisfy(id -> assertThat(opened(after, id)).isGreaterThanOrEqualTo(4));
        assertThat(redis.<List<String>>ask(commands -> commands.keys("*" + calls.getFirst() + "*"))).containsExactly("callmesh:{" + calls.getFirst() + "}:key");
        assertThat(after.hold("callErased")).isTrue();
        given().delete("/v1/calls/" + calls.getFirst()).then().statusCode(404).contentType("application/problem+json");
        given().get("/v1/sessions/" + calls.getFirst()).then().statusCode(404);
    }

    @Test
    void nothingOfAnErasedCallerCanBeReadAndOthersStay() throws Exception {
        // Given
        var calls = IntStream.range(0, 4).mapToObj(n -> call(n < 2 ? caller : other)).toList();
        var before = everything();
        assertThat(opened(before, new Caller("default", caller).owner())).isPositive();

        // When
        given().delete("/v1/callers/" + caller).then().statusCode(204);

        // Then
        var after = everything();
        assertThat(List.of(before, after)).allSatisfy(bytes -> {
            assertThat(calls.subList(0, 2)).allSatisfy(id -> assertThat(opened(bytes, id)).isZero());
            assertThat(opened(bytes, new Caller("default", caller).owner())).isZero();
        });
        assertThat(calls.subList(2, 4)).allSatisfy(id -> assertThat(opened(after, id)).isGreaterThanOrEqualTo(4));
        assertThat(opened(after, new Caller("default", other).owner())).isPositive();
        assertThat(profiles.of(new Caller("default", other), Instant.now())).hasSize(1);
    }
}
