package io.callmesh.gateway.bench;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.PacedLine;
import io.callmesh.gateway.line.Playout;

/// The line of a scripted caller: frames in by the clock, frames out paced as on every line whose clock is ours.
final class ScriptedLine implements PacedLine {

    private static final Opening OPENING = new Opening("scripted", "", "scripted", "en", Schedule.RATE_HZ, true, true, "");

    private final LineClock clock = LineClock.SYSTEM;
    private final Playout playout = new Playout(Schedule.RATE_HZ, clock);
    private final ScriptedCaller caller;

    ScriptedLine(ScriptedCaller caller) {
        this.caller = caller;
    }

    @Override
    public Opening opening() {
        return OPENING;
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        for (long due = clock.nanos(); !caller.done(); due = caller.following(due)) {
            clock.sleepUntil(due);
            ear.frame(caller.next(clock.nanos()));
        }
    }

    @Override
    public Playout playout() {
        return playout;
    }

    @Override
    public void send(Frame frame) throws InterruptedException {
        caller.hears(clock.nanos());
    }

    @Override
    public void clear() {
        caller.cleared(clock.nanos());
    }

    @Override
    public void show(Notice notice) {
        switch (notice) {
            case Notice.Saying(int turn, _) -> caller.saying(turn);
            case Notice.Said said -> caller.said(said.turn(), said.heardText().reveal(), said.interrupted(), clock.nanos());
            case Notice.Latency took when took.responseMs().isPresent() ->
                    caller.took(Stages.of(took.responseMs().getAsDouble(), took.llmFirstTokenMs().orElse(0), took.ttsFirstAudioMs().orElse(0)));
            case Notice.Opened _, Notice.Heard _, Notice.Understood _, Notice.ToolUsed _, Notice.Guarded _, Notice.KeysPressed _ -> { }
            case Notice.Latency _, Notice.Waiting _, Notice.PersonJoined _, Notice.PersonSaid _, Notice.PersonLeft _, Notice.Trouble _, Notice.Moved _, Notice.Ended _ -> { }
        }
    }

    @Override
    public void close() {}
}
