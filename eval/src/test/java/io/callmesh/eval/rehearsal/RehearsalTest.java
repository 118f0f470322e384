package io.callmesh.eval.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.Wav;
import io.callmesh.eval.FakeGateway;
import io.callmesh.eval.caller.grpc.GrpcGateway;
import io.callmesh.eval.rehearsal.Dialogue.Deed.Presses;
import io.callmesh.eval.rehearsal.Dialogue.Deed.Says;
import io.callmesh.eval.rehearsal.Dialogue.Deed.Waits;
import io.callmesh.eval.rehearsal.Dialogue.Exchange;
import io.callmesh.eval.rehearsal.Dialogue.Expected;
import io.callmesh.eval.rehearsal.Dialogue.Over;
import io.callmesh.eval.rehearsal.Dialogue.Used;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Expected NOTHING = new Expected("", Map.of(), Optional.empty(), List.of(), "");
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
        gateway = fake.open();
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
                greeting: Welcome
                turns:
                  - caller: where is it
                    intent: order_status
                    says: number?
                  - keys: "4271#"
                    slots: {orderNumber: "4271"}
                    tool: {name: order_lookup, outcome: found}
                    says: [on its way, 4 2 7 1]
                  - caller: [that was, 0.8s, not my, 500ms, order]
                    over: 1.5s
                    interrupted: true
                  - silent: true
                    ends: silence
                """);
        Files.writeString(folder.resolve("shop/dialogues/of-somebody-known.yaml"), """
                language: en
                known: true
                turns: [{caller: forget me, intent: forget_me}]
                """);

        // When
        var dialogues = DialogueFiles.of(folder.resolve("shop"));

        // Then
        assertThat(dialogues).containsExactly(new Dialogue("shop", "shop/status", "en", true, List.of("Welcome"), List.of(
                new Exchange(said("where is it"), Optional.empty(), new Expected("order_status", Map.of(), Optional.empty(), List.of("number?"), "")),
                new Exchange(new Presses("4271#"), Optional.empty(), new Expected("", Map.of("orderNumber", "4271"), Optional.of(new Used("order_lookup", "found")), List.of("on its way", "4 2 7 1"), "")),
                new Exchange(new Says(List.of("that was", "not my", "order"), List.of(Duration.ofMillis(800), Duration.ofMillis(500))), Optional.of(new Over(Duration.ofMillis(1_500), true)), NOTHING),
                new Exchange(new Waits(), Optional.empty(), new Expected("", Map.of(), Optional.empty(), List.of(), "silence")))));
    }

    @Test
    void whatGoesAsWrittenIsNotComplainedOf() throws Exception {
        // Given
        var dialogue = dialogue(says("hello", "Answer 1."), new Exchange(new Presses("4271#"), Optional.empty(), new Expected("order_status", Map.of("orderNumber", "4271"), Optional.of(new Used("order_lookup", "found")), List.of("Answer 2."), "")));

        // When
        var complaints = rehearsal.typed(dialogue);

        // Then
        assertThat(complaints).isEmpty();
        assertThat(fake.received).containsExactly("text hello", "keys 4271#");
    }

    @Test
    void eachThingThatGoesOtherwiseIsToldWithItsTurn() throws Exception {
        // Given
        var dialogue = dialogue(new Exchange(said("hello"), Optional.empty(), new Expected("refund", Map.of("orderNumber", "4272"), Optional.of(new Used("order_lookup", "refused")), List.of("Welcome"), "")));

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

    @Test
    void whatAScriptedRecogniserMishearsIsSaidOnceMoreAndMayThenBeHeardOtherwise() throws Exception {
        // When
        var complaints = rehearsal.misheard(dialogue(says("yes", "Answer 2.")), (said, time) -> time == 0 ? "guess" : said);

        // Then
        assertThat(complaints).isEmpty();
        assertThat(fake.received).containsExactly("text guess", "text yes");
        assertThat(repeats).containsExactly("shop/test turn 1: 'yes' was heard as 'guess' and answered with 'Answer 1.'");
    }

    @Test
    void theGreetingIsComparedToo() throws Exception {
        var complaints = rehearsal.typed(new Dialogue("shop", "shop/test", "en", true, List.of("Good morning"), List.of()));

        assertThat(complaints).containsExactly("shop/test: expected to hear 'Good morning', heard 'Welcome.'");
    }

    @Test
    void whatOnlyAVoiceCanDoIsLeftOutByATypist() throws Exception {
        // Given
        var nod = new Exchange(said("okay"), over(false), NOTHING);
        var wait = new Exchange(new Waits(), Optional.empty(), expected("Are you still there?"));
        var interruption = new Exchange(new Says(List.of("no", "stop"), List.of(Duration.ofSeconds(1))), over(true), expected("I was interrupted."));

        // When
        var complaints = rehearsal.typed(dialogue(says("hello", "Answer 1."), nod, wait, interruption));

        // Then
        assertThat(complaints).isEmpty();
        assertThat(fake.received).containsExactly("text hello", "text no stop");
    }

    @Test
    void anAnswerIsSpokenOverAndWhatBecameOfItCompared() throws Exception {
        // When
        var complaints = rehearsal.spoken(dialogue(says(HEARD, "Answer 1."), new Exchange(said(HEARD), over(true), expected("Answer 2."))));

        // Then
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAnswerThatANodStoppedIsComplainedOf() throws Exception {
        var complaints = rehearsal.spoken(dialogue(says(HEARD, "Answer 1."), new Exchange(said("okay"), over(false), NOTHING)));

        assertThat(complaints).containsExactly("shop/test turn 2: expected the answer before to be played to its end, but it was interrupted after 'An'");
    }

    @Test
    void anAnswerIsNotToBeGivenInThePauseOfACaller() throws Exception {
        // Given
        var words = new Says(List.of("yes", "please"), List.of(Duration.ofMillis(450)));

        // When
        var complaints = rehearsal.spoken(dialogue(new Exchange(words, Optional.empty(), expected("Answer 2."))));

        // Then
        assertThat(complaints).containsExactly("shop/test turn 1: answered before the caller had finished");
    }

    @Test
    void aCallThatGoesOnIsComplainedOfWhenItShouldEnd() throws Exception {
        var complaints = rehearsal.typed(dialogue(new Exchange(said("bye"), Optional.empty(), new Expected("", Map.of(), Optional.empty(), List.of(), "completed"))));

        assertThat(complaints).startsWith("shop/test turn 1: expected the call to end with completed, found that it goes on");
    }

    private static Dialogue dialogue(Exchange... exchanges) {
        return new Dialogue("shop", "shop/test", "en", true, List.of(), List.of(exchanges));
    }

    private static Exchange says(String caller, String said) {
        return new Exchange(said(caller), Optional.empty(), expected(said));
    }

    private static Says said(String words) {
        return new Says(List.of(words), List.of());
    }

    private static Expected expected(String said) {
        return new Expected("", Map.of(), Optional.empty(), List.of(said), "");
    }

    /// Of the fake's answers, which have 0.4 s.
    private static Optional<Over> over(boolean interrupts) {
        return Optional.of(new Over(Duration.ofMillis(100), interrupts));
    }

    private static Wav loud() {
        var samples = new short[4_000];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (i % 20 < 10 ? 6_000 : -6_000);
        return new Wav(samples, 16_000);
    }
}
