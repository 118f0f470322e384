package io.callmesh.gateway.wiring;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.activity.PauseRule;
import io.callmesh.audio.activity.VoiceDetector;
import io.callmesh.gateway.assistant.Assistants;
import io.callmesh.gateway.call.CallCenter;
import io.callmesh.gateway.call.CallParts;
import io.callmesh.gateway.call.HandOffs;
import io.callmesh.gateway.call.Tape;
import io.callmesh.gateway.dialogue.Dialogue;
import io.callmesh.gateway.erasure.Retention;
import io.callmesh.gateway.journal.Journal;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.listen.EndpointRule;
import io.callmesh.gateway.listen.grpc.GrpcRecognizers;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.recording.Recorders;
import io.callmesh.gateway.replay.Tapes;
import io.callmesh.gateway.session.SessionStore;
import io.callmesh.gateway.speak.Prompted;
import io.callmesh.gateway.speak.Prompts;
import io.callmesh.gateway.speak.Recordings;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.grpc.GrpcSpeaker;
import io.callmesh.gateway.turn.Patience;
import io.callmesh.gateway.turn.TurnPolicy;
import io.callmesh.runtime.activity.WebRtcVoice;
import io.callmesh.runtime.privacy.Detector;
import io.callmesh.runtime.seal.CallKeys;
import io.grpc.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.IntFunction;

/// Calls, and the clients of the services that hear and speak.
final class CallWiring {

    /// Full scale is 90; whoever speaks into a benchmark is louder than this.
    private static final double LOUD_DB = 50;

    @Produces
    @Singleton
    GrpcRecognizers recognizers(@GrpcClient("asr") Channel asr) {
        return new GrpcRecognizers(asr, System::nanoTime);
    }

    @Produces
    @Singleton
    Speaker speaker(@GrpcClient("tts") Channel tts, Prompts prompts) {
        return new Prompted(new GrpcSpeaker(tts), prompts);
    }

    @Produces
    @Singleton
    CallCenter callCenter(CallParts parts, Assistants assistants, CallConfig config, MeterRegistry meters, CallKeys keys, Retention retention) {
        var center = new CallCenter(parts, assistants, config.limit(), config.longest(), begun -> keys.begin(begun.callId(), retention.of(begun.tenant())));
        meters.gauge("callmesh.calls", center, CallCenter::calls);
        return center;
    }

    @Produces
    @Singleton
    ToneLines toneLines(CallConfig config) {
        return new ToneLines(config.toneKeys());
    }

    @Produces
    @Singleton
    CallParts parts(GrpcRecognizers recognizers, Dialogue dialogue, Speaker speaker, SessionStore sessions, Journal journal, Tape.Shelf tapes, Profiles profiles, HandOffs handOffs,
            Recorders recorders, CallConfig config) {
        Detector.warm();
        return new CallParts(recognizers, detectors(config), endpoints(config),
                new TurnPolicy(patience(config), "en"), dialogue, speaker, new Recordings(speaker), sessions, journal, tapes, System::nanoTime, InstantSource.system(), profiles, handOffs, recorders);
    }

    @Produces
    @Singleton
    Tape.Shelf tapes(CallConfig config) {
        return Tapes.in(config.tapes());
    }

    private static IntFunction<VoiceDetector> detectors(CallConfig config) {
        return switch (config.voiceDetector()) {
            case WEBRTC -> WebRtcVoice::new;
            case LEVEL -> _ -> frame -> Pcm.levelDb(frame.samples()) > LOUD_DB;
        };
    }

    private static EndpointRule endpoints(CallConfig config) {
        return new EndpointRule(new PauseRule(config.pauseComplete(), config.pauseOpen()), config.pauseSpeculate());
    }

    private static Patience patience(CallConfig config) {
        return new Patience(config.silence(), config.resume(), config.hold(), config.late(), config.answer(), config.stuck());
    }
}
