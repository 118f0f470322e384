package io.callmesh.translation.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.runtime.fallback.Ledger;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.engine.Translation.Untranslated;
import io.callmesh.translation.engine.Translator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterpreterTest {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final Workbench workbench = new Workbench(1, Duration.ofMillis(100));
    private final Interpreter interpreter = new Interpreter(new Engines(Map.of("echo", new Echo(), "stuck", new Stuck()), List.of("echo")), workbench, fallback());

    private static Fallback fallback() {
        return new Fallback("translation", 3, Duration.ofSeconds(30), System::nanoTime, Ledger.NONE);
    }

    @AfterEach
    void close() {
        workbench.close();
    }

    @Test
    void findsTheLanguageOut() throws Exception {
        // When
        var answer = interpreter.translate(request("¿dónde está mi pedido?", "", "en-US", ""));

        // Then
        assertThat(answer).isEqualTo(new Answer(new Translated(Spoken.of("es>en"), 1), "es", "echo"));
    }

    @Test
    void leavesATextInItsOwnLanguageAlone() throws Exception {
        assertThat(interpreter.translate(request("hello", "en", "en-GB", "")).translation()).isEqualTo(new Translated(Spoken.of("hello"), 1));
    }

    @Test
    void doesNotKnowAPairThatItsEngineLacks() throws Exception {
        assertThat(interpreter.translate(request("hello", "en", "fr", "")).translation()).isEqualTo(new Untranslated(Reason.UNKNOWN_PAIR));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(fault(request("  ", "en", "es", ""))).isEqualTo(new Fault.BadInput("text", "must not be empty"));
        assertThat(fault(request("x".repeat(2001), "en", "es", "")))
                .isEqualTo(new Fault.BadInput("text", "must have at most 2000 characters, and has 2001"));
        assertThat(fault(request("hello", "en", "", ""))).isEqualTo(new Fault.BadInput("target", "must be a BCP 47 tag such as en or zh-CN"));
        assertThat(fault(request("hello", "?!", "es", ""))).isEqualTo(new Fault.BadInput("source", "must be a BCP 47 tag such as en or zh-CN"));
        assertThat(fault(request("4271", "", "es", ""))).isEqualTo(new Fault.BadInput("source", "must be named: the text does not tell its language"));
        assertThat(fault(request("hello", "en", "es", "babel"))).isEqualTo(new Fault.BadInput("engine", "must be empty or one of [echo, stuck]"));
    }

    @Test
    void turnsAwayWhoFindsTheBenchFullForTooLong() throws Exception {
        // Given
        var holding = Thread.ofVirtual().start(() -> fault(request("hello", "en", "es", "stuck")));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        // Then
        assertThat(fault(request("hello", "en", "es", ""))).isEqualTo(new Fault.Overloaded("translation", Duration.ofMillis(100)));

        // When
        holding.interrupt();
        holding.join(Duration.ofSeconds(10));

        // Then
        assertThat(interpreter.translate(request("hello", "en", "es", "")).engine()).isEqualTo("echo");
    }

    @Test
    void theNextEngineTranslatesWhatTheFirstFailsAt() throws Exception {
        // Given
        var both = new Interpreter(new Engines(Map.of("broken", new Broken(), "echo", new Echo()), List.of("broken", "echo")), workbench, fallback());
        // When
        var answer = both.translate(request("hello", "en", "es", ""));
        // Then
        assertThat(answer).isEqualTo(new Answer(new Translated(Spoken.of("en>es"), 1), "en", "echo"));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(workbench.room()).isEqualTo(1));
    }

    @Test
    void aTurnWithoutTimeIsToldWhichStageHadNone() {
        assertThatThrownBy(() -> TurnBudget.of(Duration.ZERO).during(() -> interpreter.translate(request("hello", "en", "es", ""))))
                .hasMessageContaining("TimedOut[stage=translation");
    }

    private record Broken() implements Translator {

        @Override
        public Set<LanguagePair> pairs() {
            return PAIRS;
        }

        @Override
        public Translation translate(Task task) {
            throw new MeshException(new Fault.Unavailable("broken"));
        }
    }

    @Test
    void anUnknownUsualEngineStopsTheService() {
        assertThatThrownBy(() -> new Engines(Map.of("echo", new Echo()), List.of("echo", "babel"))).hasMessageContaining("babel").hasMessageContaining("[echo]");
    }

    private Fault fault(Request request) {
        try {
            interpreter.translate(request);
        } catch (MeshException failure) {
            return failure.fault();
        } catch (InterruptedException left) {
            return new Fault.Forbidden("interrupted");
        }
        throw new AssertionError("translated");
    }

    private static Request request(String text, String source, String target, String engine) {
        return new Request("call", Phrasebook.EMPTY, Spoken.of(text), source, target, engine);
    }

    private static final Set<LanguagePair> PAIRS = Set.of(new LanguagePair("en", "es"), new LanguagePair("es", "en"));

    private record Echo() implements Translator {

        @Override
        public Set<LanguagePair> pairs() {
            return PAIRS;
        }

        @Override
        public Translation translate(Task task) {
            return new Translated(Spoken.of(task.pair().source() + ">" + task.pair().target()), 1);
        }
    }

    private final class Stuck implements Translator {

        @Override
        public Set<LanguagePair> pairs() {
            return PAIRS;
        }

        @Override
        public Translation translate(Task task) throws InterruptedException {
            begun.countDown();
            new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            throw new AssertionError("nobody interrupted");
        }
    }
}
