package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.assistant.Assistant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// What callers' clocks show: `tomorrow` is told from there.
///
/// @param zone of assistants whose pack names none
public record CallersClock(InstantSource clock, ZoneId zone) {

    /// The one of this machine.
    public static final CallersClock SYSTEM = new CallersClock(InstantSource.system(), ZoneId.systemDefault());

    /// As `2026-11-22T23:58`.
    String now(Assistant assistant) {
        return LocalDateTime.ofInstant(clock.instant(), assistant.zone().orElse(zone)).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
