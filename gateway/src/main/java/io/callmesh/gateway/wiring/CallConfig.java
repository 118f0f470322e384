package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How calls are held.
@ConfigMapping(prefix = "callmesh.gateway.call")
public interface CallConfig {

    /// How many calls this gateway holds at once; more are refused.
    @WithDefault("50")
    int limit();

    /// How long a call may last; it is ended then, with reason `too_long`.
    @WithDefault("4h")
    Duration longest();

    /// How long calls that cannot be handed to another gateway may go on when this one is told to stop. Their callers' programs do not
    /// call again by themselves: telephones. The others are handed over at once.
    @WithDefault("5s")
    Duration drain();

    /// The lines with sound on which the tones of keys are heard: `grpc`, `websocket`, `sip` (where no telephone-events are agreed
    /// on), `audiosocket` (whose Asterisk tells of keys itself).
    @WithDefault("grpc,websocket,sip")
    Set<String> toneKeys();

    /// How long a caller may say nothing before we ask again, from the end of our voice.
    @WithDefault("6s")
    Duration silence();

    /// How long the caller may be quiet, after a sound over our voice that gave no words, before the voice goes on.
    @WithDefault("1200ms")
    Duration resume();

    /// How long a sound over our voice may hold it without a new word being made out.
    @WithDefault("4s")
    Duration hold();

    /// How long nothing of an answer may be heard before the caller is told that it takes a moment.
    @WithDefault("1500ms")
    Duration late();

    /// How long after that an answer may take before it has failed.
    @WithDefault("12s")
    Duration answer();

    /// How long anything else may take before the call goes on without it.
    @WithDefault("70s")
    Duration stuck();

    /// What tells a voice from other sounds: `webrtc`, or `level`, which takes every loud sound for one (for benchmarks).
    @WithDefault("webrtc")
    Detector voiceDetector();

    /// The ways to tell a voice.
    enum Detector { WEBRTC, LEVEL }

    /// The pause after which words that look complete are taken to be all.
    @WithDefault("400ms")
    Duration pauseComplete();

    /// The pause after words that do not, and while digits are missing; in between when that is uncertain.
    @WithDefault("1400ms")
    Duration pauseOpen();

    /// The pause after which the words are asked for ahead of time; thrown away if the caller goes on.
    @WithDefault("240ms")
    Duration pauseSpeculate();

    /// A folder in which every call is recorded as events, for `./mesh replay`. What callers said is in it: it is for
    /// finding faults, and empty (nothing is recorded) by default.
    Optional<Path> tapes();
}
