package io.callmesh.launcher.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callmesh.eval.caller.CallEvent;
import io.callmesh.eval.caller.Caller;
import io.callmesh.eval.caller.Gateway;
import io.callmesh.eval.caller.Opening;
import io.callmesh.eval.caller.SteadyGateway;
import io.callmesh.launcher.demo.kafka.JournalReader;
import io.callmesh.launcher.demo.redis.StoredSession;
import io.callmesh.launcher.part.Part;
import io.callmesh.launcher.part.Replica;
import io.callmesh.launcher.probe.Finding;
import io.callmesh.launcher.probe.Target;
import io.callmesh.launcher.probe.grpc.Inspection;
import io.callmesh.launcher.stubs.Stubs;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.JournalEntry.EntryCase;
import io.callmesh.runtime.browser.Browser;
import io.callmesh.runtime.softphone.Baresip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls through all processes of a mesh.
class RetailCallMeshTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Replica SECOND = new Replica(Part.GATEWAY, 2);
    private static final Opening VOICE = new Opening("retail", "en", new Opening.Medium.Voice(16_000));

    @TempDir
    static Path folder;

    private static RunningMesh mesh;

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        boolean built = RunningMesh.built();
        if (!built) System.err.println("SKIPPED: the services are not built, run ./mesh test");
        assumeTrue(built, "the services are built");
        mesh = RunningMesh.start(folder, 2);
    }

    @AfterAll
    static void stop() throws Exception {
        if (mesh == null) return;
        mesh.stop();
        assertThat(ProcessHandle.current().descendants().map(ProcessHandle::info)).isEmpty();
    }

    @Test
    void aTypedCallFindsTheOrderAndLeavesASessionAJournalAndInsights() throws Exception {
        // When
        try (var gateway = mesh.gateway();
                var caller = Caller.call(gateway, new Opening("retail", "en", new Opening.Medium.Typed(0)), events::add)) {
            caller.greeting();
            caller.type("could you look where my parcel is please");
            caller.type("it is 4271");
            caller.hangUp();
        }

        // Then
        assertThat(all(CallEvent.ToolUsed.class)).extracting(CallEvent.ToolUsed::outcome).contains("found");
        assertThat(all(CallEvent.Said.class).getLast().text()).contains("on its way");
        assertThat(StoredSession.of(callId(), mesh.settings().redisUrl()).orElseThrow().version()).isPositive();
        try (var keys = mesh.keys()) {
            var journal = new JournalReader(mesh.settings().kafkaServers(), keys.seal());
            assertThat(journal.call(callId(), PATIENCE)).extracting(JournalEntry::getEntryCase)
                    .startsWith(EntryCase.CALL_STARTED).contains(EntryCase.TURN_TAKEN, EntryCase.TOOL_CALLED).endsWith(EntryCase.CALL_ENDED);
            assertThat(journal.insights(callId(), PATIENCE)).hasValueSatisfying(insights -> {
                assertThat(insights.getDisposition()).isEqualTo("answered");
                assertThat(insights.getPartial()).isFalse();
                assertThat(insights.getGist().getFactsMap()).containsValue("4271");
            });
        }
    }

    @Test
    void aSpokenQuestionIsUnderstoodAndAnsweredByVoice() throws Exception {
        try (var gateway = mesh.gateway(); var voice = mesh.voice(); var caller = Caller.call(gateway, VOICE, events::add)) {
            // Given
            caller.greeting();

            // When
            var answer = caller.say(voice.say("what is your refund policy"));

            // Then
            assertThat(answer.heard()).isEqualTo("what is your refund policy");
            assertThat(answer.last(CallEvent.Said.class).orElseThrow().citations()).isNotEmpty();
            assertThat(caller.recording().wav().samples()).satisfies(samples -> assertThat(loudest(samples)).isGreaterThan(3000));
            caller.hangUp();
        }
    }

    @Test
    void aQuestionAskedIntoTheWebPageIsHeardAndAnsweredByVoice() throws Exception {
        boolean installed = Files.isExecutable(Browser.CHROMIUM);
        if (!installed) System.err.println("SKIPPED: the web page is called only where " + Browser.CHROMIUM + " is installed");
        assumeTrue(installed, "Chromium is installed");

        // Given
        WebPage page;
        try (var voice = mesh.voice()) {
            page = WebPage.open(mesh.page(), voice.say("what is your refund policy"), folder);
        }
        try {
            // When
            page.call("retail");

            // Then
            page.awaitAnswerTo("what is your refund policy");
            page.screenshot(Path.of("target/page.png"));
            assertThat(page.answer()).contains("thirty days");
            assertThat(page.loudest()).isGreaterThan(3000);
            assertThat(page.playedSeconds()).isGreaterThan(8); // the greeting has 5 s, the answer 9 s
            page.hangUp();
            assertThat(page.complaints()).isEmpty();
        } finally {
            page.close();
        }
    }

    @Test
    void aSoftphoneAsksForItsOrderAndItsRecordingHoldsTheAnswer() throws Exception {
        if (!Baresip.installed()) System.err.println("SKIPPED: a softphone of others calls only where baresip is installed (Debian: baresip-core)");
        assumeTrue(Baresip.installed(), "baresip is installed");

        // Given
        String wanted = "order four two seven one is on its way";
        var possible = List.of(wanted, "order four two seven one is being packed", "order four two seven one was delivered", "there is no order four two seven one",
                "order four two seven two is on its way", "order four two eight one is on its way");

        // When
        var recording = Softphone.call(mesh, "retail", List.of("where is my order", "four two seven one", "yes"), folder.resolve("softphone"));
        var heard = Softphone.recognized(mesh, recording, possible);

        // Then
        assertThat(heard).as("what was recognised in the recording").containsOnlyOnce(wanted);
        assertThat(heard.indexOf(wanted)).as("it comes last: " + heard).isGreaterThanOrEqualTo(heard.size() - 4);
    }

    @Test
    void everyDoorIsAsAClientExpectsIt() throws Exception {
        for (var part : List.of(Part.GATEWAY, Part.ASR, Part.LLM, Part.TTS, Part.TRANSLATION)) {
            // When
            var report = new Inspection(Target.of(mesh.settings().grpc(part), false, Optional.empty(), Optional.empty()), _ -> { }).run();

            // Then
            assertThat(report.part()).isEqualTo(part.label());
            assertThat(report.findings()).hasSizeGreaterThan(10).noneMatch(finding -> finding.state() == Finding.State.FAILED);
        }
    }

    @Test
    void theQuickStartOfAProgrammerWorksAsItIsPublished() throws Exception {
        // Given
        assertThat(new Stubs(mesh.assistants().resolveSibling("proto")).copyTo(folder.resolve("stubs"))).startsWith("io.callmesh:proto:");
        try (var voice = mesh.voice()) {
            voice.say("what is your refund policy").write(folder.resolve("question.wav"));
        }

        // When
        var check = QuickStarts.play(mesh, folder);

        // Then
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    @Test
    void aGatewayThatIsAskedToStopHandsItsCallOver() throws Exception {
        try (var gateway = eitherGateway(); var caller = Caller.call(gateway, new Opening("retail", "en", new Opening.Medium.Typed(0)), events::add)) {
            // Given
            caller.greeting();
            caller.type("could you look where my parcel is please");
            var process = mesh.process(SECOND);

            // When
            process.destroy();
            awaitResumed();
            awaitAskedAgain();
            var answer = caller.type("it is 4271");

            // Then
            assertThat(answer.said()).contains("on its way");
            caller.hangUp();
            process.onExit().get(15, TimeUnit.SECONDS);
        } finally {
            mesh.await(SECOND);
        }
    }

    @Test
    void aCallWhoseGatewayIsKilledInMidAnswerGoesOnAtTheOtherWithinMoments() throws Exception {
        try (var gateway = eitherGateway(); var voice = mesh.voice(); var caller = Caller.call(gateway, VOICE, events::add)) {
            // Given
            caller.greeting();
            caller.sayAndHear(voice.say("what is your refund policy"), Duration.ofSeconds(4));

            // When
            long killed = System.nanoTime();
            mesh.process(SECOND).destroyForcibly();
            long resumed = awaitResumed();
            caller.keepSilent();

            // Then
            System.err.println("RESUMED after " + (resumed - killed) / 1_000_000 + " ms");
            assertThat(Duration.ofNanos(resumed - killed)).isLessThan(Duration.ofMillis(1_500));
            assertThat(all(CallEvent.Said.class).getLast().text()).contains("As I was saying");
            caller.hangUp();
            var entries = journaled();
            var numbers = entries.stream().map(JournalEntry::getSequence).distinct().toList(); // what the first had not been told was delivered comes twice
            assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
            assertThat(entries).extracting(JournalEntry::getEntryCase).contains(EntryCase.CALL_RESUMED).endsWith(EntryCase.CALL_ENDED);
        } finally {
            mesh.await(SECOND);
        }
    }

    private List<JournalEntry> journaled() {
        try (var keys = mesh.keys()) {
            return new JournalReader(mesh.settings().kafkaServers(), keys.seal()).call(callId(), PATIENCE);
        }
    }

    /// The second first.
    private static Gateway eitherGateway() {
        return new SteadyGateway(List.of(mesh.gateway(2), mesh.gateway(1)));
    }

    /// The other gateway asks what was asked last.
    private void awaitAskedAgain() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!askedAgain() && System.nanoTime() < giveUp) LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    private boolean askedAgain() {
        return List.copyOf(events).reversed().stream().takeWhile(event -> !(event instanceof CallEvent.Opened)).anyMatch(CallEvent.Said.class::isInstance);
    }

    /// @return when it was, in nanoseconds
    private long awaitResumed() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (all(CallEvent.Opened.class).size() < 2 && System.nanoTime() < giveUp) LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        return System.nanoTime();
    }

    @Test
    void aServiceThatIsKilledInMidCallIsApologizedForAndComesBack() throws Exception {
        try (var gateway = mesh.gateway(); var voice = mesh.voice(); var caller = Caller.call(gateway, VOICE, events::add)) {
            // Given
            caller.greeting();
            var question = voice.say("when are you open on sunday");
            long before = mesh.process(Part.LLM).pid();

            // When
            var victim = mesh.process(Part.LLM);
            victim.destroyForcibly();
            victim.onExit().get(5, TimeUnit.SECONDS);
            caller.type("when are you open on sunday"); // typed: a spoken question takes so long that the service is back
            mesh.await(Part.LLM);
            var afterwards = caller.say(question);

            // Then
            assertThat(all(CallEvent.Trouble.class)).isNotEmpty();
            assertThat(all(CallEvent.Said.class)).extracting(CallEvent.Said::text).anyMatch(said -> said.contains("sorry"));
            assertThat(mesh.process(Part.LLM).pid()).isNotEqualTo(before);
            assertThat(afterwards.said()).contains("On Sunday we are closed");
            caller.hangUp();
        }
    }

    private <T extends CallEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private String callId() {
        return all(CallEvent.Opened.class).getFirst().callId();
    }

    private static int loudest(short[] samples) {
        int loudest = 0;
        for (short sample : samples) loudest = Math.max(loudest, Math.abs(sample));
        return loudest;
    }
}
