package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.grpc.FakeLlm;
import io.callmesh.gateway.dialogue.grpc.LlmGeneration;
import io.callmesh.gateway.dialogue.grpc.LlmUnderstanding;
import io.callmesh.gateway.line.Line.Opening;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A call of many turns through the gateway's core, with a generator over real gRPC that sums up word for word.
class LongCallTest {

    private static final Duration MINUTE = Duration.ofMinutes(1), PATIENCE = Duration.ofSeconds(20);
    private static final int TURNS = 60, BUDGET = 1_200, SUMMARY = 200, LONGEST_TURN = 120, CHARACTERS_PER_TOKEN = 4;

    private final Map<String, Session> saved = new ConcurrentHashMap<>();
    private final WordSpeaker speaker = new WordSpeaker();

    @Test
    void whatAModelReadsStaysWithinTheBudgetAndTheFirstFactsStayInIt() throws Exception {
        try (var llm = new FakeLlm()) {
            // Given
            var line = new ScriptedLine(new Opening("test", "", "shop", "", 16_000, false, false, ""));
            var over = new CountDownLatch(1);
            var center = center(llm);
            Thread.ofVirtual().start(() -> {
                host(center, line);
                over.countDown();
            });
            line.await(Notice.Said.class);

            // When
            say(line, "my order 4271");
            for (int turn = 2; turn <= TURNS; turn++) say(line, "may i return number " + turn + " for this is why " + "i would like to know ".repeat(10));
            Awaitility.await().atMost(PATIENCE).until(() -> earlier().contains("4271"));
            say(line, "may i return it then");
            line.hangUp();
            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();

            // Then
            var asked = llm.generated().stream().filter(GenerateRequest::hasQuestion).toList();
            assertThat(asked).hasSize(TURNS);
            assertThat(asked).allSatisfy(request -> assertThat(tokens(request)).isLessThan(BUDGET + SUMMARY + 2 * LONGEST_TURN));
            assertThat(asked.getLast().getHistory(0).getRole()).isEqualTo(Message.Role.ROLE_SYSTEM);
            assertThat(asked.getLast().getHistory(0).getText()).contains("4271").hasSizeLessThanOrEqualTo(SUMMARY * CHARACTERS_PER_TOKEN);
            assertThat(asked.getLast().getHistoryList().getLast().getText()).isEqualTo("You have thirty days. No more.");
            assertThat(saved.values().iterator().next().dialogue().slots()).containsEntry("orderNumber", "4271");
        }
    }

    private String earlier() {
        return saved.values().stream().map(session -> session.earlier().reveal()).findFirst().orElse("");
    }

    private static void say(ScriptedLine line, String words) throws InterruptedException {
        line.type(words);
        line.await(Notice.Latency.class);
    }

    private static int tokens(GenerateRequest request) {
        return request.getHistoryList().stream().mapToInt(message -> message.getText().length() / CHARACTERS_PER_TOKEN).sum();
    }

    private static void host(CallCenter center, ScriptedLine line) {
        try {
            center.host(line);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private CallCenter center(FakeLlm llm) {
        var channel = io.grpc.netty.NettyChannelBuilder.forAddress("127.0.0.1", llm.port()).usePlaintext().build();
        var dialogue = new FlowDialogue(new LlmUnderstanding(channel, PATIENCE), new LlmGeneration(channel, PATIENCE, false), (_, _) -> new Shipped(), new KeptLedger(new MemoryLedger(10), 10), _ -> false);
        var policy = new TurnPolicy(new Patience(MINUTE, Duration.ofMillis(1_200), MINUTE, MINUTE, MINUTE, MINUTE), "en");
        var parts = new CallParts(new OnePhrase(), _ -> frame -> frame.samples()[0] != 0, EndpointRule.MEASURED, policy, dialogue, speaker, new Recordings(speaker), new MapSessions(saved),
                _ -> { }, _ -> Tape.NONE, System::nanoTime, () -> Instant.EPOCH, Profiles.NONE);
        return new CallCenter(parts, new Shop(), 2);
    }

    private record Shop(Assistant shop) implements Assistants {

        Shop() {
            this(FolderAssistants.read(Path.of("src/test/resources/packs")).get("shop"));
        }

        @Override
        public Assistant get(String id) {
            return shop;
        }

        @Override
        public Collection<Assistant> all() {
            return List.of(shop);
        }
    }

    private record Shipped() implements Tool {

        @Override
        public ToolSpec spec() {
            return new ToolSpec("order_lookup", Map.of(), Duration.ofSeconds(1), true, false);
        }

        @Override
        public ToolResult call(Arguments arguments, CallContext context) {
            return new ToolResult.Found("{\"status\":\"shipped\",\"due\":\"2026-11-24\"}");
        }
    }
}
