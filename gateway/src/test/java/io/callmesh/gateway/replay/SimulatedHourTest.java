package io.callmesh.gateway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.audio.activity.VoiceRun;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.Event.Ending;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.Attention;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.Expectation;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.listen.Todo;
import io.callmesh.gateway.turn.Action;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.gateway.turn.TurnState;
import io.callmesh.gateway.turn.TurnState.Over;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.privacy.Spoken;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An hour on twenty lines, on a virtual clock: callers who speak, pause, nod, interrupt, say nothing and hang up;
/// recognisers and answers that are quick, late, lost or silent for ever.
class SimulatedHourTest {

    private static final long MS = 1_000_000, HOUR = Duration.ofHours(1).toNanos();
    private static final List<String> SAYINGS = List.of("where is my order", "four two", "okay", "mhm", "", "yes", "and the", "i want to cancel it");

    /// Decisions of one line's calls, one after the other, with everything around them at random.
    private static final class SimulatedLine {

        private record Due(long at, long order, int call, int reply, Object what) {}

        private final Random random;
        private final TurnPolicy policy = new TurnPolicy(Patience.DEFAULT, "en");
        private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
        private Attention attention = new Attention(EndpointRule.MEASURED);
        private VoiceRun voice = new VoiceRun();
        private TurnState state = new Over("not begun");
        private long now, begun, order, longestState, stateSince;
        private int call, reply, turns, largestQueue, voicedFrames, quietFrames;

        SimulatedLine(long seed) {
            random = new Random(seed);
        }

        void hour() {
            while (now < HOUR) {
                if (state instanceof Over) begin();
                long deadline = state.until() == Long.MAX_VALUE ? Long.MAX_VALUE : begun + state.until() * MS;
                if (due.peek().at() <= deadline) happen(due.remove());
                else {
                    now = deadline;
                    turn(new Event.Overdue());
                }
                largestQueue = Math.max(largestQueue, due.size());
            }
        }

        private void begin() {
            due.clear();
            begun = now;
            call++;
            attention = new Attention(EndpointRule.MEASURED);
            voice = new VoiceRun();
            voicedFrames = 0;
            quietFrames = 100;
            step(policy.begin(0, new Input.Opening(), 0));
            attend(new Stimulus.Expecting(random.nextBoolean() ? Expectation.NOTHING : new Expectation("orderNumber", 4, 4), "en"));
            at(0, -1, "frame");
            at((20 + random.nextInt(160)) * 1_000L, -1, new Event.HungUp());
        }

        private void at(long afterMs, int forReply, Object what) {
            due.add(new Due(now + afterMs * MS, order++, call, forReply, what));
        }

        private void happen(Due next) {
            if (next.call() != call) return;
            now = next.at();
            switch (next.what()) {
                case Stimulus stimulus -> attend(stimulus);
                case Event event -> turn(event);
                default -> frame();
            }
        }

        private void frame() {
            if (voicedFrames == 0 && quietFrames == 0) {
                voicedFrames = random.nextInt(4) == 0 ? 1 + random.nextInt(10) : 10 + random.nextInt(120);
                quietFrames = random.nextInt(5) == 0 ? 300 + random.nextInt(900) : 10 + random.nextInt(150);
            }
            boolean voiced = voicedFrames > 0;
            if (voiced) voicedFrames--;
            else quietFrames--;
            attend(new Stimulus.Sensed(voice.next(voiced, Duration.ofMillis(20))));
            at(20, -1, "frame");
        }

        private void attend(Stimulus stimulus) {
            for (var todo : attention.next(stimulus, now)) {
                switch (todo) {
                    case Todo.Tell(var event) -> turn(event);
                    case Todo.Ask _ -> recognize();
                    case Todo.Forget _ -> voice.reset();
                    case Todo.Begin _ -> at(random.nextInt(600), -1, new Stimulus.Recognized(new Result.Partial(Spoken.of("where"), 0.5)));
                    case Todo.TellAgain _ -> { }
                }
            }
        }

        private void recognize() {
            int luck = random.nextInt(40);
            if (luck == 0) return;
            var said = SAYINGS.get(random.nextInt(SAYINGS.size()));
            var words = new Input.Words(said.isEmpty() ? List.of() : List.of(new Input.Hypothesis(Spoken.of(said), 0.9)), random.nextBoolean(), false);
            Result result = luck == 1 ? new Result.Lost(new Fault.Unavailable("recognition"), false) : new Result.Final(words);
            at(random.nextInt(300), -1, new Stimulus.Recognized(result));
        }

        private void turn(Event event) {
            if (state instanceof Over) return;
            step(policy.next(state, event, (now - begun) / MS));
        }

        private void step(TurnPolicy.Step step) {
            if (step.state().getClass() != state.getClass()) stateSince = now;
            longestState = Math.max(longestState, now - stateSince);
            state = step.state();
            for (var action : step.actions()) act(action);
        }

        private void act(Action action) {
            switch (action) {
                case Action.Answer(int turn, _, _, _) -> answer(turn);
                case Action.Apologize(int turn, _, _, _) -> answer(turn);
                case Action.Cut _ -> due.removeIf(event -> event.reply() == reply);
                case Action.Pause _, Action.Resume _, Action.Fill _, Action.Foresee _, Action.HandOver _, Action.Comfort _, Action.StopWaiting _, Action.Connect _, Action.Note _, Action.Relay _, Action.Disconnect _ -> { }
            }
        }

        /// One in thirty never comes, one in thirty fails.
        private void answer(int turn) {
            turns++;
            reply++;
            int luck = random.nextInt(30);
            if (luck == 0) return;
            long thinking = random.nextInt(10) == 0 ? random.nextInt(9_000) : random.nextInt(200);
            if (luck == 1) at(thinking, reply, new Event.Failed(turn, "answer", new Fault.Unavailable("llm")));
            else {
                at(thinking, reply, new Event.Speaking(turn, random.nextInt(20) > 0, random.nextInt(3) == 0));
                at(thinking + 500 + random.nextInt(8_000), reply, new Event.ReplyPlayed(turn, random.nextInt(50) == 0 ? Ending.HANG_UP : Ending.LISTEN));
            }
        }
    }

    @Test
    void twentyLinesForAnHourLeaveNoCallStuckAndNoQueueGrowing() {
        int calls = 0, turns = 0;
        for (int line = 0; line < 20; line++) {
            var simulated = new SimulatedLine(line);
            simulated.hour();
            calls += simulated.call;
            turns += simulated.turns;
            assertThat(simulated.largestQueue).as("queue of line %d", line).isLessThan(64);
            assertThat(Duration.ofNanos(simulated.longestState)).as("longest state of line %d", line).isLessThan(Patience.DEFAULT.stuck().multipliedBy(2));
        }

        assertThat(calls).isGreaterThan(20 * 15);
        assertThat(turns).isGreaterThan(calls * 3);
    }
}
