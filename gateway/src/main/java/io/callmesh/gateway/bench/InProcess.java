package io.callmesh.gateway.bench;

import io.callmesh.audio.activity.PauseRule;
import io.callmesh.gateway.call.CallCenter;
import io.callmesh.gateway.call.CallParts;
import io.callmesh.gateway.call.Tape;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.line.LineHost;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import java.time.Duration;
import java.time.InstantSource;

/// Rung a: the gateway core with scripted engines in its own process. The caller's first silent frame is the end.
public final class InProcess implements Callers {

    private static final EndpointRule AT_ONCE = new EndpointRule(new PauseRule(Duration.ZERO, Duration.ZERO), Duration.ZERO);
    private static final TurnPolicy POLICY = new TurnPolicy(Patience.DEFAULT, "en");

    private final CallCenter center;

    /// @param calls at most
    public InProcess(int calls) {
        this(calls, _ -> { });
    }

    InProcess(int calls, Journal journal) {
        var speaker = new ScriptedSpeaker();
        center = new CallCenter(new CallParts(new ScriptedRecognizers(), _ -> Sounds::isVoice, AT_ONCE, POLICY, new ScriptedAnswers(), speaker,
                new Recordings(speaker), new ScriptedSessions(), journal, _ -> Tape.NONE, System::nanoTime, InstantSource.system(), Profiles.NONE), new ScriptedAssistants(), calls);
    }

    /// Where other lines than the scripted one hand in their calls.
    public LineHost center() {
        return center;
    }

    @Override
    public void hold(ScriptedCaller caller) throws InterruptedException {
        center.host(new ScriptedLine(caller));
    }
}
