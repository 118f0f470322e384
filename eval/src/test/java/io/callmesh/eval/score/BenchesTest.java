package io.callmesh.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.eval.FakeGateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.clip.SpokenDigits;
import io.callmesh.eval.machine.MeshProcesses;
import io.callmesh.eval.rehearsal.Dialogue;
import io.callmesh.eval.report.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway of these tests understands everything as an order status with number 4271, in 512.5 ms.
class BenchesTest {

    @TempDir
    Path folder;

    private final Findings findings = new Findings("test");
    private FakeGateway fake;
    private GrpcGateway gateway;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeGateway();
        gateway = fake.open();
    }

    @AfterEach
    void close() {
        gateway.close();
        fake.close();
    }

    @Test
    void latencyIsThatOfWarmTurnsByStage() throws Exception {
        new LatencyBench(gateway, 3).measure("nobody", 8_000, 1, BenchesTest::talk, findings);

        assertThat(findings.rows()).contains(Map.of("callers", "nobody", "stage", "responseMs", "turns", 3, "p50 ms", 512.5, "p95 ms", 512.5));
        assertThat(findings.rows()).contains(Map.of("callers", "nobody", "stage", "ttsFirstAudioMs", "turns", 0, "p50 ms", 0.0, "p95 ms", 0.0));
        assertThat(findings.rows()).anySatisfy(row -> {
            assertThat(row).containsEntry("stage", "silence heard by the caller").containsEntry("turns", 3);
            assertThat((double) row.get("p50 ms")).isBetween(180.0, 2_000.0); // ten quiet frames end a turn of the fake
        });
    }

    @Test
    void aNumberIsRightAtOnceOrAfterHavingBeenSaidTwiceOrNever() throws Exception {
        for (int digit = 0; digit < 10; digit++) loud().write(folder.resolve(digit + "_ann_0.wav"));
        var bench = new DigitsBench(gateway, SpokenDigits.in(folder), loud(), loud(), loud(), _ -> { });

        bench.measure(List.of("4271", "9999"), 2, 1, findings);

        assertThat(findings.rows().getFirst()).containsEntry("numbers", 2).containsEntry("first pass %", 50.0)
                .containsEntry("after one read-back %", 50.0).containsEntry("changes to a wrong order", 0L);
    }

    @Test
    void anOrderIsAcceptedWhenEverySlotIsRight() throws Exception {
        var right = new CoffeeBench.Order(loud(), Map.of("orderNumber", "4271"));
        var wrong = new CoffeeBench.Order(loud(), Map.of("size", "large"));

        new CoffeeBench(gateway, _ -> { }).measure("clean", 8_000, List.of(right, wrong), 2, findings);

        assertThat(findings.rows()).containsExactly(Map.of("condition", "clean", "orders", 2, "accepted %", 50.0, "slot F1 %", 50.0));
    }

    @Test
    void numbersAreReadDigitByDigitAndAmountsAreNot() {
        assertThat(DialogueBench.read("order 4271 for 100 dollars")).isEqualTo("order four two seven one for 100 dollars");
    }

    @Test
    void dialoguesAreCountedAsTheyWent() throws Exception {
        // Given
        var resets = new AtomicInteger();
        var said = new CopyOnWriteArrayList<String>();
        var bench = new DialogueBench(gateway, (words, voice) -> {
            said.add(voice + ": " + words);
            return loud();
        }, resets::incrementAndGet, 2, _ -> { });
        var dialogues = List.of(dialogue("shop/good", "Answer 1."), dialogue("shop/bad", "Welcome"));

        // When
        var typed = bench.measure("en", new DialogueBench.Manner.Typed(), dialogues, findings);
        var spoken = bench.measure("en", new DialogueBench.Manner.Spoken("ann", 8_000), dialogues, findings);

        // Then
        assertThat(typed).isEqualTo(new DialogueBench.Outcome("typed", 2, List.of("shop/bad"), 0));
        assertThat(spoken.failed()).containsExactly("shop/bad");
        assertThat(spoken.saidAgain()).isEqualTo(1);
        assertThat(said).containsOnly("ann: hello");
        assertThat(findings.rows().getLast()).containsEntry("manner", "voice ann, 8 kHz").containsEntry("task_success", 0.5).containsEntry("passed", 1);
        assertThat(resets).hasValue(2);
    }

    private static Dialogue dialogue(String name, String answer) {
        var expected = new Dialogue.Expected("", Map.of(), Optional.empty(), List.of(answer), "");
        return new Dialogue("shop", name, "en", true, List.of(), List.of(new Dialogue.Exchange(new Dialogue.Deed.Says(List.of("hello"), List.of()), Optional.empty(), expected)));
    }

    @Test
    void aMeshThatIsFastEnoughHoldsAllCallsThatAreTried() throws Exception {
        // Given
        var said = List.of(talk());

        // When
        new CallsBench(gateway, MeshProcesses.ofGateway(1), said, Duration.ofMillis(800), _ -> { }).measure(2, findings);

        // Then
        assertThat(findings.json()).contains("\"calls\":2,\"response_ms\":{").contains("\"p95\":512.5");
        assertThat(findings.rows()).hasSize(2).allSatisfy(row -> assertThat(row).containsEntry("failures", 0));
    }

    private static LatencyBench.Talk talk() {
        return new LatencyBench.Talk("retail", List.of(LatencyBench.Line.keyed("1"), LatencyBench.Line.said(loud())));
    }

    private static Wav loud() {
        var samples = new short[2_000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (i % 20 < 10 ? 6_000 : -6_000);
        return new Wav(samples, SpokenDigits.RATE_HZ);
    }
}
