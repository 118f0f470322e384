package io.callmesh.gateway.call;

import io.callmesh.audio.activity.VoiceDetector;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.recording.Recorder;
import io.callmesh.gateway.recording.Recorders;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.runtime.recording.RecordingHead;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/// What every call is made of.
///
/// @param detectors makes a voice detector for a sample rate
/// @param nanos     the clock of latencies
/// @param clock     the time of day
/// @param profiles  what callers agreed to have remembered
/// @param handOffs  how they go to people
/// @param recorders who records them; nobody, unless an operator wants it
public record CallParts(Recognizers recognizers, IntFunction<VoiceDetector> detectors, EndpointRule endpoints, TurnPolicy policy, Dialogue dialogue,
        Speaker speaker, Recordings recordings, SessionStore store, Journal journal, Tape.Shelf tapes, LongSupplier nanos, InstantSource clock, Profiles profiles, HandOffs handOffs, Recorders recorders) {

    /// Where no call is recorded.
    public CallParts(Recognizers recognizers, IntFunction<VoiceDetector> detectors, EndpointRule endpoints, TurnPolicy policy, Dialogue dialogue,
            Speaker speaker, Recordings recordings, SessionStore store, Journal journal, Tape.Shelf tapes, LongSupplier nanos, InstantSource clock, Profiles profiles, HandOffs handOffs) {
        this(recognizers, detectors, endpoints, policy, dialogue, speaker, recordings, store, journal, tapes, nanos, clock, profiles, handOffs, Recorders.NONE);
    }

    /// Where nobody is there to take a call.
    public CallParts(Recognizers recognizers, IntFunction<VoiceDetector> detectors, EndpointRule endpoints, TurnPolicy policy, Dialogue dialogue,
            Speaker speaker, Recordings recordings, SessionStore store, Journal journal, Tape.Shelf tapes, LongSupplier nanos, InstantSource clock, Profiles profiles) {
        this(recognizers, detectors, endpoints, policy, dialogue, speaker, recordings, store, journal, tapes, nanos, clock, profiles, HandOffs.none());
    }

    /// What records a call on this line: nothing where nothing is heard and nothing is spoken.
    Recorder recorder(Line line, Session session) {
        var opening = line.opening();
        if (!opening.hears() && !opening.speaks()) return Recorder.NONE;
        return recorders.open(new RecordingHead(session.callId(), session.tenant(), session.assistant(), session.language(), opening.rateHz(), session.startedAt()));
    }
}
