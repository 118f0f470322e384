package io.callmesh.launcher.chaos;

import static java.util.Map.entry;

import io.callmesh.launcher.chaos.call.CallStory;
import io.callmesh.launcher.chaos.call.Gaps;
import io.callmesh.launcher.chaos.call.Moments.Moment;
import io.callmesh.launcher.chaos.grpc.Doors;
import io.callmesh.launcher.chaos.harm.Killer;
import io.callmesh.launcher.chaos.harm.Stage;
import io.callmesh.launcher.chaos.harm.Timeline;
import io.callmesh.launcher.chaos.kafka.WholeJournal;
import io.callmesh.launcher.chaos.mesh.ChaosMesh;
import io.callmesh.launcher.part.Part;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Holds scripted calls in a mesh whose parts are harmed, and judges what became of them.
public final class Chaos {

    /// Properties for all services. Recognition and voices would take both cores of a small machine, and are not what is tested: they follow a script, by name.
    public static final Map<String, String> SCRIPTED = Map.ofEntries(
            entry("callmesh.asr.engine.en", "scripted"), entry("callmesh.asr.scripted.says", "what are your opening hours"),
            entry("callmesh.asr.scripted.last", "100ms"), entry("callmesh.asr.streams", "256"),
            entry("callmesh.tts.engine.en", "scripted"), entry("callmesh.tts.scripted.first-sound", "80ms"),
            entry("callmesh.tts.threads", "64"), entry("callmesh.tts.memory-mib", "0"), entry("callmesh.gateway.call.limit", "256"));

    /// After the last blow: for callers to come to an end, and for what waits to be written.
    private static final Duration ENDING = Duration.ofMinutes(3), GRACE = Duration.ofSeconds(120), LOOK = Duration.ofSeconds(1), SETTLING = Duration.ofSeconds(10);

    private final ChaosMesh mesh;
    private final Plan plan;
    private final Timeline timeline;
    private final Gaps gaps = new Gaps();
    private final Killer killer;
    private final Ambush ambush;

    /// @param mesh all parts of which are ready
    public Chaos(ChaosMesh mesh, Plan plan, Timeline timeline) {
        this.mesh = mesh;
        this.plan = plan;
        this.timeline = timeline;
        killer = new Killer(mesh, new Random(plan.seed()), timeline);
        ambush = new Ambush(killer);
    }

    public Verdict run() throws IOException, InterruptedException {
        try (var doors = new Doors(mesh.gateways())) {
            var crowd = new Crowd(plan, doors, gaps, ambush);
            long until = System.nanoTime() + plan.undisturbed().multipliedBy(2).plus(plan.length()).plus(SETTLING).toNanos();
            var callers = Thread.ofVirtual().name("callers").start(() -> hold(crowd, until));
            try {
                harm();
                if (!callers.join(ENDING)) timeline.tell("some callers do not come to an end");
            } finally {
                callers.interrupt();
                callers.join(SETTLING);
            }
            return judge(crowd.stories());
        }
    }

    private static void hold(Crowd crowd, long until) {
        try {
            crowd.run(until);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void harm() throws InterruptedException, IOException {
        switch (plan.scenario()) {
            case RANDOM -> killer.run(plan.length(), plan.pause());
            case SHORT -> ambushes(Moment.AGREEING, Moment.SPEAKING, Moment.THINKING);
            case STAGES -> ambushes(Moment.AGREEING, Moment.SPEAKING, Moment.THINKING, Moment.LISTENING, Moment.AGREEING, Moment.THINKING);
            case KAFKA_STOPPED -> absence(Stage.KAFKA);
            case REDIS_STOPPED -> absence(Stage.REDIS);
        }
        timeline.tell("nothing more is harmed");
    }

    private void ambushes(Moment... moments) throws InterruptedException {
        for (var moment : moments) {
            timeline.tell("waiting for a caller whose gateway is " + moment);
            if (!ambush.layFor(moment)) timeline.tell("none came");
        }
    }

    private void absence(String part) throws InterruptedException, IOException {
        Thread.sleep(plan.undisturbed());
        gaps.phase("2 away");
        timeline.tell(part + " is stopped");
        mesh.takeAway(part);
        Thread.sleep(plan.length());
        mesh.giveBack(part);
        timeline.tell(part + " is there again");
        gaps.phase("3 settling");
        Thread.sleep(SETTLING);
        gaps.phase("4 after");
        Thread.sleep(plan.undisturbed());
    }

    private Verdict judge(List<CallStory> stories) throws IOException, InterruptedException {
        var office = new Office(mesh.settings().http(Part.BACKSTAGE)).changes();
        long since = System.nanoTime();
        try (var journal = new WholeJournal(mesh.settings().kafkaServers())) {
            var audit = new Audit(stories, journal.read(), office);
            while (!audit.complete() && System.nanoTime() - since < GRACE.toNanos()) {
                Thread.sleep(LOOK);
                audit = new Audit(stories, journal.read(), office);
            }
            audit.findings().stream().filter(Audit.Finding::wrong).forEach(found -> timeline.tell(found.label()));
            return Verdict.of(audit.findings()).with(more((System.nanoTime() - since) / 1_000_000));
        }
    }

    private Map<String, Object> more(long journalMs) {
        var more = new TreeMap<String, Object>();
        more.put("kills", killer.kills());
        more.put("freezes", killer.freezes());
        more.put("stops", killer.stops());
        more.put("seed", plan.seed());
        more.put("journal_complete_after_ms", journalMs);
        more.put("frame_gaps", gaps.figures());
        return more;
    }
}
