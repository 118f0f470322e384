package io.callmesh.eval.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.eval.FakeGateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.report.Findings;
import io.callmesh.eval.score.ForeignBench.Counts;
import io.callmesh.eval.score.ForeignBench.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway of these tests understands everything as an order status, calls `order_lookup` and answers `Answer 1.`
class ForeignBenchTest {

    private static final String CONFIRMING = "  - confirm: sure\n  - say: done\n  - say: anything_else\n";

    @TempDir
    Path folder;

    private final Findings findings = new Findings("test");
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
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
    void whatDoesNothingThatLastsIsNoOrder() throws Exception {
        // Given
        pack("order_status:\n  - say: status\nbuy:\n" + CONFIRMING, "order_lookup: {confirm: false}", "done: Bought.");

        // When
        var counts = measure(4);

        // Then
        assertThat(counts).isEqualTo(new Counts(4, 0, 0));
        assertThat(findings.rows()).hasSize(1).first().satisfies(row -> assertThat(row).containsEntry("understood as anything", 4).containsEntry("kind", "noise"));
        assertThat(told).isEmpty();
    }

    @Test
    void aChangingToolIsAnOrder() throws Exception {
        pack("buy:\n" + CONFIRMING, "order_lookup: {confirm: true}", "done: Bought.");
        assertThat(measure(4)).isEqualTo(new Counts(4, 4, 0));
    }

    @Test
    void aTextThatFollowsAYesIsAnOrder() throws Exception {
        pack("buy:\n" + CONFIRMING, "{}", "done: Answer {number}[ or {other}].");
        assertThat(measure(2)).isEqualTo(new Counts(2, 2, 0));
    }

    @Test
    void aWishToChangeIsToldApart() throws Exception {
        pack("order_status:\n" + CONFIRMING, "{}", "done: Bought.");
        assertThat(measure(1)).isEqualTo(new Counts(1, 0, 1));
        assertThat(told.getFirst()).startsWith("shop: noise 'beep' was heard as");
    }

    private Counts measure(int count) throws Exception {
        var sounds = new ArrayList<Foreign>();
        for (int i = 0; i < count; i++) sounds.add(new Foreign("noise", "beep", loud()));
        return new ForeignBench(gateway, 2, told::add).measure(folder.resolve("shop"), 8_000, sounds, findings);
    }

    private void pack(String flows, String tools, String texts) throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(folder.resolve("shop/flows.yaml"), flows);
        Files.writeString(folder.resolve("shop/tools.yaml"), tools);
        Files.writeString(folder.resolve("shop/texts.en.yaml"), texts);
    }

    private static Wav loud() {
        var samples = new short[2_000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (i % 20 < 10 ? 6_000 : -6_000);
        return new Wav(samples, 8_000);
    }
}
