package io.callmesh.asr.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.JsonFormat;
import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.engine.Hearing;
import io.callmesh.asr.engine.Recognizer;
import io.callmesh.asr.engine.Task;
import io.callmesh.asr.recognize.Engines;
import io.callmesh.asr.recognize.Recognition;
import io.callmesh.asr.recognize.Transcriber;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Wav;
import io.callmesh.proto.work.v1.CallRecording;
import io.callmesh.proto.work.v1.TranscribedSegment;
import io.callmesh.proto.work.v1.TranscriptionJob;
import io.callmesh.proto.work.v1.TranscriptionResult;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import io.callmesh.runtime.journal.WorkRecords;
import io.callmesh.runtime.kafka.Craft;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptionEdgeTest {

    private static final int RATE = 16_000;

    @TempDir
    Path folder;

    private final Recognition recognition = new Recognition(new Engines(Map.of("en", List.of(new Counting()))), new Fallback("asr", 3, Duration.ofSeconds(30), System::nanoTime, Ledger.NONE), 4, Duration.ofSeconds(1));
    private Path files;
    private int offset;

    @BeforeEach
    void record() throws Exception {
        files = Files.createDirectory(folder.resolve("files"));
        speech(3).write(files.resolve("call.wav"));
        speech(1).write(folder.resolve("secret.wav"));
        Files.createSymbolicLink(files.resolve("link.wav"), folder.resolve("secret.wav"));
        Files.writeString(files.resolve("note.wav"), "no sound");
    }

    @Test
    void aFileIsTranscribedWithItsTimes() throws Exception {
        var result = result(job("j1").setFile("call.wav"));

        assertThat(result.getJobId()).isEqualTo("j1");
        assertThat(result.getEngine()).isEqualTo("counting");
        assertThat(result.getSeconds()).isEqualTo(5.0);
        assertThat(result.getTranscription().getSegmentsList()).singleElement().satisfies(this::isThreeSeconds);
    }

    private void isThreeSeconds(TranscribedSegment segment) {
        assertThat(segment.getText()).isEqualTo("sound");
        assertThat(segment.getBeginMs()).isBetween(500.0, 1_100.0);
        assertThat(segment.getEndMs()).isBetween(3_900.0, 5_000.0);
        assertThat(segment.getConfidence()).isEqualTo(0.5);
        assertThat(segment.getWords(0).getText()).isEqualTo("sound");
    }

    @Test
    void whatCannotBeDoneIsSaidPlainly() throws Exception {
        assertThat(result(job("a").setFile("call.wav").setLanguage("zh")).getFailure().getProblem()).startsWith("no recognizer for language zh");
        assertThat(result(job("b").setFile("call.wav").setLanguage("")).getFailure().getProblem()).startsWith("language: ");
        assertThat(result(job("c").setFile("call.wav").setAssistant("nobody")).getFailure().getProblem()).isEqualTo("no assistant nobody");
        assertThat(result(job("d").setFile("note.wav")).getFailure().getFault()).isEqualTo("BadInput");
        assertThat(result(job("e").setRecording(CallRecording.newBuilder().setCallId("call-1"))).getFailure().getProblem()).startsWith("source: ");
    }

    @Test
    void nothingOutsideOfTheFolderIsRead() throws Exception {
        for (var name : List.of("../secret.wav", "link.wav", folder.resolve("secret.wav").toString(), "", ".", "none.wav", "a\0b")) {
            var result = result(job("job " + name).setFile(name));
            assertThat(result.hasTranscription()).as(name).isFalse();
            assertThat(result.getFailure().getProblem()).as(name).startsWith("file: ");
        }
    }

    @Test
    void withoutAFolderNoFileIsRead() throws Exception {
        var work = craft(new FileRecordings(Optional.empty()), Seal.clear()).take(item(job("j").setFile("call.wav"))).orElseThrow();

        assertThat(read(work).getFailure().getProblem()).contains("callmesh.asr.files");
    }

    @Test
    void aJobThatComesTwiceIsDoneOnceAndGarbageIsRefused() throws Exception {
        var craft = craft(new FileRecordings(Optional.of(files)), Seal.clear());

        assertThat(craft.take(item(job("j").setFile("call.wav")))).isPresent();
        assertThat(craft.take(item(job("j").setFile("call.wav")))).isEmpty();
        assertThat(craft.oldest(0)).hasValue(0);
        assertThatThrownBy(() -> craft.take(new Item("jobs", 0, 9, "", "no job", Map.of(), Instant.EPOCH))).isInstanceOf(MeshException.class);
        assertThatThrownBy(() -> craft.take(item(TranscriptionJob.newBuilder()))).isInstanceOf(MeshException.class);
    }

    @Test
    void theWordsOfACallAreSealedWithItsKey() throws Exception {
        // Given
        var seal = CallSeal.inMemory("call-1");

        // When
        var work = craft(_ -> speech(1), seal).take(item(job("j").setRecording(CallRecording.newBuilder().setCallId("call-1").setSide("caller")))).orElseThrow();
        var json = work.make().getFirst().value();

        // Then
        assertThat(new WorkRecords(CallSeal.inMemory()).transcription(json).orElseThrow().hasTranscription()).isFalse();
        assertThat(new WorkRecords(seal).transcription(json).orElseThrow().getTranscription().getSegments(0).getText()).isEqualTo("sound");
    }

    private TranscriptionResult result(TranscriptionJob.Builder job) throws Exception {
        return read(craft(new FileRecordings(Optional.of(files)), Seal.clear()).take(item(job)).orElseThrow());
    }

    private static TranscriptionResult read(Craft.Work work) throws InterruptedException {
        return new WorkRecords(Seal.clear()).transcription(work.make().getFirst().value()).orElseThrow();
    }

    private TranscriptionEdge craft(Recordings recordings, Seal seal) {
        return new TranscriptionEdge(new Transcriber(recognition), recordings, new PackShelf(2), seal);
    }

    private static TranscriptionJob.Builder job(String id) {
        return TranscriptionJob.newBuilder().setJobId(id).setTenant("shop").setLanguage("en");
    }

    private Item item(TranscriptionJob.Builder job) throws Exception {
        return new Item("jobs", 0, offset++, "", JsonFormat.printer().print(job), Map.of(), Instant.EPOCH);
    }

    /// A second of silence, a buzz that sounds like a voice, and another second.
    private static Wav speech(int seconds) {
        var samples = new short[(seconds + 2) * RATE];
        for (int at = RATE; at < (seconds + 1) * RATE; at++) samples[at] = (short) (8_000 * Math.signum(Math.sin(2 * Math.PI * 140 * at / RATE)) * (0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * at / RATE)));
        return new Wav(samples, RATE);
    }

    /// Hears one word as long as the sound was.
    private static final class Counting implements Recognizer {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Set<String> languages() {
            return Set.of("en");
        }

        @Override
        public String summary() {
            return "for tests";
        }

        @Override
        public Hearing open(Task task) {
            return new Hearing() {
                private long samples;

                @Override
                public void hear(Frame frame) {
                    samples += frame.samples().length;
                }

                @Override
                public Heard finish() {
                    var word = new Heard.Word(Spoken.of("sound"), Duration.ZERO, Duration.ofMillis(1_000 * samples / task.rateHz()), 0.5);
                    samples = 0;
                    return new Heard(List.of(new Heard.Alternative(Spoken.of("sound"), 0.5, List.of(word))), false);
                }

                @Override
                public void discard() {
                    samples = 0;
                }

                @Override
                public void close() {}
            };
        }
    }
}
