package io.callmesh.tts.engine.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.engine.Speech;
import io.callmesh.tts.engine.SpokenWord;
import io.callmesh.tts.engine.Synthesizer;
import io.callmesh.tts.engine.SynthesizerContract;
import io.callmesh.tts.synthesize.Cast;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakSynthesizerTest extends SynthesizerContract {

    @TempDir
    static Path unpacked;

    private static EspeakSynthesizer engine;

    @BeforeAll
    static void start() {
        engine = new EspeakSynthesizer(new HelperProgram(BuiltHelper.folder(), unpacked.resolve("espeak"), 2, Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Override
    protected Synthesizer engine() {
        return engine;
    }

    @Override
    protected String language() {
        return "zh";
    }

    @Override
    protected String sentence() {
        return "您的订单号是四二七一，谢谢。";
    }

    @Test
    void aHelperThatDiedIsReplacedWithoutTheListenerNoticing() throws InterruptedException {
        var before = speak(sentence(), 1.0);
        var helpers = helpers();
        assertThat(helpers).isNotEmpty();

        helpers.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(helpers.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new)).join();

        assertThat(speak(sentence(), 1.0).length()).isCloseTo(before.length(), Duration.ofMillis(5));
        assertThat(helpers()).isNotEmpty().doesNotContainAnyElementsOf(helpers);
    }

    @Test
    void aHelperThatDiesInTheMiddleIsAFailureOfTheEngineAndTheNextClauseIsSpoken() throws InterruptedException {
        assertThatThrownBy(() -> engine.synthesize(speech(sentence().repeat(20)), frame -> kill(frame.firstSample()), words -> { }))
                .isInstanceOfSatisfying(MeshException.class, failed -> assertThat(failed.fault()).isEqualTo(new Fault.EngineFailed("espeak")));

        assertThat(speak(sentence(), 1.0).length()).isPositive();
    }

    private static void kill(long firstSample) {
        if (firstSample == 0) helpers().forEach(helper -> { helper.destroyForcibly(); helper.onExit().join(); });
    }

    @Test
    void withoutItsHelperItSaysWhatIsMissing() {
        try (var lonely = new EspeakSynthesizer(new HelperProgram(unpacked.resolve("nowhere"), unpacked, 1, Duration.ofSeconds(1)))) {
            assertThatThrownBy(() -> lonely.synthesize(speech("您好"), frame -> { }, words -> { }))
                    .hasMessageContaining("Unavailable").hasMessageContaining("callmesh.tts.espeak.helper").hasMessageContaining("nowhere");
        }
    }

    @Test
    void aNumberThatIsSpokenAsManyWordsIsOneWord() throws InterruptedException {
        var words = words("es", "Son 12345 pesos");

        assertThat(words).extracting(SpokenWord::from).containsExactly(0, 4, 10);
        assertThat(words).extracting(SpokenWord::to).containsExactly(3, 9, 15);
    }

    @Test
    void phonemesInBracketsAreNotObeyed() throws InterruptedException {
        assertThat(words("en", "[[h@l'oU]] word")).extracting(SpokenWord::to).last().isEqualTo(15);
    }

    @Test
    void aTextThatDoesNotFitIntoAFrameIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> engine.synthesize(speech("好".repeat(3_000)), frame -> { }, words -> { }))
                .hasMessageContaining("BadInput[field=text").hasMessageContaining("found 9000");
    }

    @Test
    void everyLanguageInTheTableIsSpoken() throws InterruptedException {
        var languages = new TreeSet<>(Languages.all().keySet());
        languages.addAll(List.of("en-GB", "es-MX", "pt-BR"));

        var silent = new TreeSet<String>();
        for (var language : languages) if (samples(language) < 8_000) silent.add(language);

        assertThat(silent).isEmpty();
    }

    private static int samples(String language) throws InterruptedException {
        var voice = Languages.all().get(Cast.primary(language));
        var samples = new AtomicInteger();
        try {
            engine.synthesize(new Speech(Spoken.of("1 2 3"), language, "espeak/" + voice, 1.0), frame ->
                    samples.addAndGet(frame.samples().length), words -> { });
        } catch (MeshException refused) {
            return 0;
        }
        return samples.get();
    }

    private static List<SpokenWord> words(String language, String text) throws InterruptedException {
        var words = new ArrayList<SpokenWord>();
        engine.synthesize(new Speech(Spoken.of(text), language, "espeak/" + Languages.all().get(language), 1.0), frame -> { }, words::addAll);
        return words;
    }

    private static Speech speech(String text) {
        return new Speech(Spoken.of(text), "zh", "espeak/cmn", 1.0);
    }

    private static List<ProcessHandle> helpers() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).filter(child -> child.info().commandLine().orElse("")
                .contains("io.callmesh.espeak.Main")).toList();
    }
}
