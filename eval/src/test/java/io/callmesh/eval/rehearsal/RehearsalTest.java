package io.callmesh.eval.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.eval.FakeGateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.Dialogue.Used;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway of these tests hears "Where is MY order?" whatever is spoken, understands everything as an order status with number
/// 4271 and answers "Answer 1.", "Answer 2." and so on.
class RehearsalTest {

    private static final String HEARD = "Where is MY order?";

    @TempDir
    Path folder;

    private final List<String> repeats = new ArrayList<>();
    private FakeGateway fake;
    private GrpcGateway gateway;
    private Rehearsal rehearsal;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeGateway();
        var address = fake.address().split(":");
        gateway = GrpcGateway.at(address[0], Integer.parseInt(address[1]));
        rehearsal = new Rehearsal(gateway, _ -> loud(), repeats::add);
    }

    @AfterEach
    void close() {
        gateway.close();
        fake.close();
    }

    @Test
    void dialoguesAreReadAsPacksWriteThem() throws Exception {
        // Given
        Files.createDirectories(folder.resolve("shop/dialogues"));
        Files.writeString(folder.resolve("shop/dialogues/status.yaml"), """
                language: en
                voice: true
                turns:
                  - caller: where is it
                    intent: order_status
                    says: number?
                  - keys: "4271#"
                    slots: {orderNumber: "4271"}
                    tool: {name: order_lookup, outcome: found}
                    says: [on its way, 4 2 7 1]
                """);

        // When
        var dialogues = DialogueFiles.of(folder.resolve("shop"));

        // Then
        assertThat(dialogues).containsExactly(new Dialogue("shop", "shop/status", "en", true, List.of(
                new Exchange("where is it", "", "order_status", Map.of(), Optional.empty(), List.of("number?")),
                new Exchange("", "4271#", "", Map.of("orderNumber", "4271"), Optional.of(new Used("order_lookup", "found")), List.of("on its way", "4 2 7 1")))));
    }

    @Test
    void whatGoesAsWrittenIsNotComplainedOf() throws Exception {
        // Given
        var dialogue = dialogue(says("hello", "Answer 1."), new Exchange("", "4271#", "order_status", Map.of("orderNumber", "4271"), Optional.of(new Used("order_lookup", "found")), List.of("Answer 2.")));

        // When
        var complaints = rehearsal.typed(dialogue);

        // Then
        assertThat(complaints).isEmpty();
        assertThat(fake.received).containsExactly("text hello", "keys 4271#");
    }

    @Test
    void eachThingThatGoesOtherwiseIsToldWithItsTurn() throws Exception {
        // Given
        var dialogue = dialogue(new Exchange("hello", "", "refund", Map.of("orderNumber", "4272"), Optional.of(new Used("order_lookup", "refused")), List.of("Welcome")));

        // When
        var complaints = rehearsal.typed(dialogue);

        // Then
        assertThat(complaints).containsExactly(
                "shop/test turn 1: expected to hear 'Welcome', heard 'Answer 1.'",
                "shop/test turn 1: expected the intent refund, found [order_status]",
                "shop/test turn 1: expected the slots {orderNumber=4272}, found [{orderNumber=4271}]",
                "shop/test turn 1: expected Used[name=order_lookup, outcome=refused], found [Used[name=order_lookup, outcome=found]]");
    }

    @Test
    void whatWasMisheardIsSaidOnceMoreAndThatIsTold() throws Exception {
        // When
        var complaints = rehearsal.spoken(dialogue(says("yes", "Answer 2.")));

        // Then
        assertThat(complaints).isEmpty();
        assertThat(repeats).containsExactly("shop/test turn 1: 'yes' was heard as 'Where is MY order?' and answered with 'Answer 1.'");
    }

    @Test
    void aThirdTimeIsNotTried() throws Exception {
        var complaints = rehearsal.spoken(dialogue(says("yes", "Answer 3.")));

        assertThat(complaints).containsExactly("shop/test turn 1: expected to hear 'Answer 3.', heard 'Answer 2.'");
    }

    @Test
    void whatWasHeardRightIsNotRepeatedWhenItsAnswerIsWrong() throws Exception {
        var complaints = rehearsal.spoken(dialogue(says(HEARD, "Answer 2.")));

        assertThat(complaints).containsExactly("shop/test turn 1: expected to hear 'Answer 2.', heard 'Answer 1.'");
        assertThat(repeats).isEmpty();
    }

    private static Dialogue dialogue(Exchange... exchanges) {
        return new Dialogue("shop", "shop/test", "en", true, List.of(exchanges));
    }

    private static Exchange says(String caller, String said) {
        return new Exchange(caller, "", "", Map.of(), Optional.empty(), List.of(said));
    }

    private static Wav loud() {
        var samples = new short[4_000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (i % 20 < 10 ? 6_000 : -6_000);
        return new Wav(samples, 16_000);
    }
}
