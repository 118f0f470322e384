package io.callmesh.translation.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.proto.pack.v1.Pack;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.Parallel;
import io.callmesh.proto.pack.v1.Phrase;
import io.callmesh.proto.work.v1.TranscriptLine;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import io.callmesh.runtime.journal.EndedCall;
import io.callmesh.runtime.journal.WorkRecords;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.kafka.Product;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.Seal;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.translate.Engines;
import io.callmesh.translation.translate.Interpreter;
import io.callmesh.translation.translate.Transcripts;
import io.callmesh.translation.translate.Workbench;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TranscriptsEdgeTest {

    private static final List<JournalEntry> ENTRIES = List.of(
            entry(1, 0).setCallStarted(CallStarted.newBuilder().setLanguage("zh-CN")).build(),
            entry(2, 1).setTurnTaken(TurnTaken.newBuilder().setCaller("我的订单在哪里").setSaid("您好。天气很好。")).build(),
            entry(3, 2).setTurnTaken(TurnTaken.newBuilder().setCaller("thank you").setSaid("再见。").setByPerson(true)).build(),
            entry(4, 2).setCallEnded(CallEnded.newBuilder().setReason("completed")).build());
    private static final Item END = new Item("callmesh.journal.v1", 0, 3, "call-1", "", Map.of(), Instant.EPOCH);

    private final Workbench workbench = new Workbench(1, Duration.ofSeconds(5));
    private final PackShelf shelf = new PackShelf(4);
    private final Transcripts transcripts = new Transcripts(new Interpreter(new Engines(Map.of("book", new Book()), List.of("book")), workbench, new Fallback("translation", 3, Duration.ofSeconds(30), System::nanoTime, Ledger.NONE)));

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    void whatIsKnownIsTranslatedAndTheRestIsLeftAndMarked() throws Exception {
        // Given
        shelf.put(pack());

        // When
        var product = made(Seal.clear(), false, "en");

        // Then
        var transcript = new WorkRecords(Seal.clear()).transcript(product.value()).orElseThrow();
        assertThat(transcript.getTranscript().getLinesList()).containsExactly(
                translated(1, "caller", "Where is my order", "我的订单在哪里"),
                translated(1, "assistant", "Hello", "您好。"),
                TranscriptLine.newBuilder().setTurn(1).setWho("assistant").setText("天气很好。").build(),
                TranscriptLine.newBuilder().setTurn(2).setWho("caller").setText("thank you").setTranslated(true).build(),
                translated(2, "person", "Goodbye", "再见。"));
        assertThat(transcript.getUntranslated()).isOne();
        assertThat(transcript.getLines()).isEqualTo(5);
        assertThat(product.topic()).isEqualTo("callmesh.transcripts.v1");
        assertThat(product.key()).isEqualTo("call-1");
        assertThat(product.headers()).containsEntry("ce_id", "call-1-transcript-en").containsEntry("ce_type", "callmesh.work.v1.CallTranscript");
    }

    @Test
    void whatWasSealedIsSealedAgain() throws Exception {
        // Given
        shelf.put(pack());
        var seal = CallSeal.inMemory("call-1");

        // When
        var product = made(seal, true, "en");

        // Then
        assertThat(product.value()).doesNotContain("order").doesNotContain("订单");
        assertThat(new WorkRecords(seal).transcript(product.value()).orElseThrow().getTranscript().getLines(0).getText()).isEqualTo("Where is my order");
        assertThat(new WorkRecords(CallSeal.inMemory()).transcript(product.value()).orElseThrow().hasTranscript()).isFalse();
    }

    @Test
    void withoutAPhraseBookNothingIsMadeUp() throws Exception {
        var transcript = new WorkRecords(Seal.clear()).transcript(made(Seal.clear(), false, "en").value()).orElseThrow();

        assertThat(transcript.getTranscript().getLinesList()).filteredOn(line -> line.getWho().equals("assistant")).singleElement()
                .satisfies(line -> assertThat(line).isEqualTo(TranscriptLine.newBuilder().setTurn(1).setWho("assistant").setText("您好。天气很好。").build()));
    }

    @Test
    void whoReadsTheLanguageOfTheCallOrNoneGetsNoTranscript() throws Exception {
        assertThat(edge(Seal.clear(), "zh").make(call(false), END)).isEmpty();
        assertThat(edge(Seal.clear(), "").make(call(false), END)).isEmpty();
    }

    private Product made(Seal seal, boolean sealed, String reads) throws InterruptedException {
        return edge(seal, reads).make(call(sealed), END).getFirst();
    }

    private TranscriptsEdge edge(Seal seal, String reads) {
        return new TranscriptsEdge(transcripts, shelf, seal, tenant -> tenant.equals("shop") ? reads : "");
    }

    private static EndedCall call(boolean sealed) {
        return new EndedCall(ENTRIES.getLast(), ENTRIES, false, sealed);
    }

    private static JournalEntry.Builder entry(int sequence, int turn) {
        return JournalEntry.newBuilder().setCallId("call-1").setTenant("shop").setAssistant("retail").setSequence(sequence).setTurn(turn);
    }

    private static TranscriptLine translated(int turn, String who, String text, String original) {
        return TranscriptLine.newBuilder().setTurn(turn).setWho(who).setText(text).setTranslated(true).setOriginal(original).setEngine("book").build();
    }

    private static Pack pack() {
        var pack = Pack.newBuilder().setRef(PackRef.newBuilder().setId("retail").setHash("h"));
        Map.of("我的订单在哪里", "Where is my order", "您好。", "Hello", "再见。", "Goodbye")
                .forEach((zh, en) -> pack.addParallels(Parallel.newBuilder().addSides(Phrase.newBuilder().setLanguage("zh").setText(zh)).addSides(Phrase.newBuilder().setLanguage("en").setText(en))));
        return pack.build();
    }

    /// Knows what stands in the phrase book, word for word.
    private static final class Book implements Translator {

        @Override
        public Set<LanguagePair> pairs() {
            return Set.of(new LanguagePair("zh", "en"));
        }

        @Override
        public Translation translate(Task task) {
            return task.book().sentences().stream()
                    .filter(sides -> task.text().reveal().equals(sides.get(task.pair().source())))
                    .<Translation>map(sides -> new Translation.Translated(Spoken.of(sides.getOrDefault(task.pair().target(), "")), 1))
                    .findFirst().orElse(new Translation.Untranslated(Translation.Reason.UNKNOWN_PHRASE));
        }
    }
}
