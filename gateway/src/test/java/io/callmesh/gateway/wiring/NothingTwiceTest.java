package io.callmesh.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.backstage.redis.Redis;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.http.FakeOffice;
import io.callmesh.gateway.tool.redis.RedisLedger;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.redis.RedisLink;
import io.callmesh.runtime.seal.Seal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Gateways that share a real Redis and tell a real HTTP office to cancel an order. One dies, another takes its call.
@Timeout(60)
class NothingTwiceTest {

    private final Assistants assistants = FolderAssistants.read(Path.of("src/test/resources/packs"));
    private FakeOffice office;
    private Redis redis;
    private final List<RedisLink> links = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        office = new FakeOffice();
        redis = Redis.start(0);
    }

    @AfterEach
    void close() throws Exception {
        links.forEach(RedisLink::close);
        redis.close();
        office.close();
    }

    @Test
    void whatWasDoneBeforeAGatewayDiedIsToldByTheNext() throws InterruptedException {
        // Given
        var state = confirming("4271");
        dies(state, new CountDownLatch(1), Happening.ToolUsed.class);

        // When
        var told = answered(state, 6);

        // Then
        assertThat(outcomes(told)).containsExactly("done");
        assertThat(office.cancellations()).isEqualTo(1);
    }

    @Test
    void whatMayHaveBeenDoneWhenAGatewayDiedIsNotDoneAgain() throws InterruptedException {
        // Given
        var state = confirming("4271");
        dies(state, new CountDownLatch(1), Happening.ToolBegun.class);

        // When
        var told = answered(state, 6);

        // Then
        assertThat(outcomes(told)).containsExactly("uncertain");
        assertThat(office.cancellations()).isZero();
        assertThat(told).filteredOn(Happening.Said.class::isInstance).isNotEmpty();
    }

    @Test
    void twoGatewaysThatAreToldTheSameYesCancelOnce() throws InterruptedException {
        // Given
        var state = confirming("4271");
        var both = new CountDownLatch(2);

        // When
        for (int i = 0; i < 2; i++) Thread.ofVirtual().start(() -> {
            try {
                answered(state, 5);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                both.countDown();
            }
        });
        assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();

        // Then
        assertThat(office.cancellations()).isEqualTo(1);
    }

    @Test
    void whatTheCallerWasToldMayBeWishedForAgain() throws InterruptedException {
        // Given
        var told = answered(confirming("4271"), 5);
        var after = told.stream().filter(Happening.Decided.class::isInstance).map(decided -> ((Happening.Decided) decided).state()).findFirst().orElseThrow();
        var again = new DialogueState("cancel_order", List.of(1), "confirm", after.slots(), after.results(), 0, List.of(), after.more());

        // When
        answered(again, 7);

        // Then
        assertThat(office.cancellations()).isEqualTo(2);
    }

    /// Where the shop has asked whether to cancel an order.
    private static DialogueState confirming(String order) {
        return new DialogueState("cancel_order", List.of(1), "confirm", Map.of("orderNumber", order), Map.of(), 0, List.of("confirm_cancel"), Map.of("confirmed:orderNumber", order));
    }

    /// A gateway that stops for ever when it comes to tell that.
    private void dies(DialogueState state, CountDownLatch dead, Class<? extends Happening> at) throws InterruptedException {
        Thread.ofVirtual().start(() -> {
            try {
                gateway().answer(yes(state, 5), happening -> {
                    if (!at.isInstance(happening)) return;
                    dead.countDown();
                    new CountDownLatch(1).await();
                });
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(dead.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private List<Happening> answered(DialogueState state, int turn) throws InterruptedException {
        var told = new ArrayList<Happening>();
        Sink<Happening> sink = told::add;
        gateway().answer(yes(state, turn), sink);
        return told;
    }

    private Dialogue.Question yes(DialogueState state, int turn) {
        return new Dialogue.Question("call", turn, assistants.get("shop"), "en", state, Input.Words.typed("yes"), List.of());
    }

    private static List<String> outcomes(List<Happening> told) {
        return told.stream().filter(Happening.ToolUsed.class::isInstance).map(used -> ((Happening.ToolUsed) used).outcome()).toList();
    }

    private Dialogue gateway() {
        var link = new RedisLink(redis.url(), Duration.ofSeconds(2));
        synchronized (links) {
            links.add(link);
        }
        var tools = new DialogueTools(assistants, List.of(), new DialogueTools.Outside(Map.of("backOffice", office.url()), Map.of(), name -> name));
        var ledger = new KeptLedger(new RedisLedger(link, Duration.ofHours(1), Seal.clear(), _ -> 0), 100);
        return new FlowDialogue((_, _, _, _, _) -> new Meaning("yes", 1, true, Map.of(), false, 0), (_, _) -> new Sentence(), tools, ledger, _ -> false);
    }

    private static final class Sentence implements Wording {

        private boolean said;

        @Override
        public Optional<Piece> next() {
            var next = said ? Optional.<Piece>empty() : Optional.<Piece>of(new Piece.Text("A sentence."));
            said = true;
            return next;
        }

        @Override
        public void close() {}
    }
}
