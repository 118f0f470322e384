package io.callmesh.launcher.chaos;

import io.callmesh.launcher.chaos.call.CallStory;
import io.callmesh.launcher.chaos.call.CallStory.Manner;
import io.callmesh.launcher.chaos.call.Gaps;
import io.callmesh.launcher.chaos.call.Mind;
import io.callmesh.launcher.chaos.call.Moments;
import io.callmesh.launcher.chaos.grpc.Caller;
import io.callmesh.launcher.chaos.grpc.Doors;
import io.callmesh.runtime.CallScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// All callers of a run. Six of ten type, three type and hear a voice, one speaks (is silent, that is, and presses keys) and hears.
final class Crowd {

    /// After which a caller gives up what it wants; one in twenty vanishes within the first seconds instead.
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int VANISHING = 20;

    private final List<CallStory> stories = new CopyOnWriteArrayList<>();
    private final Plan plan;
    private final Doors doors;
    private final Gaps gaps;
    private final Moments moments;

    Crowd(Plan plan, Doors doors, Gaps gaps, Moments moments) {
        this.plan = plan;
        this.doors = doors;
        this.gaps = gaps;
        this.moments = moments;
    }

    List<CallStory> stories() {
        return List.copyOf(stories);
    }

    /// Returns when all callers have come to an end. An interrupt leaves those that have not.
    void run(long until) throws InterruptedException {
        try (var scope = CallScope.open("crowd", (_, _) -> { })) {
            var tasks = new ArrayList<Thread>();
            for (int i = 0; i < plan.calls(); i++) {
                int number = i;
                if (plan.scenario().absence()) tasks.add(scope.fork("caller-" + i, () -> many(number, until)));
                else {
                    if (i > 0) Thread.sleep(plan.beginnings().dividedBy(plan.calls()));
                    tasks.add(scope.fork("caller-" + i, () -> one(number, false)));
                }
            }
            for (var task : tasks) task.join();
        }
    }

    private void many(int number, long until) throws InterruptedException {
        for (int i = number; System.nanoTime() < until; i += plan.calls()) one(i, true);
    }

    private void one(int number, boolean hears) throws InterruptedException {
        var dice = new Random(plan.seed() * 1_000_003 + number);
        var story = new CallStory(number, manner(dice.nextInt(10), hears));
        stories.add(story);
        var life = !hears && dice.nextInt(VANISHING) == 0 ? Duration.ofSeconds(dice.nextInt(3, 20)) : LONGEST;
        new Caller(doors, Mind.of(dice), dice, story, gaps, moments, life).hold();
    }

    private static Manner manner(int die, boolean hears) {
        if (die < 1) return Manner.SPEAKS;
        return die < 4 || hears ? Manner.TYPES_AND_HEARS : Manner.TYPES;
    }
}
