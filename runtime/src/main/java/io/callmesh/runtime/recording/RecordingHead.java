package io.callmesh.runtime.recording;

import java.time.Instant;
import java.util.List;

/// What stands in clear at the beginning of a recording.
///
/// @param callId whose key opens it
/// @param rateHz of both sides
public record RecordingHead(String callId, String tenant, String assistant, String language, int rateHz, Instant startedAt) {

    private static final String FORMAT = "callmesh-recording 1";

    String text() {
        return String.join("\n", FORMAT, callId, tenant, assistant, language, Integer.toString(rateHz), startedAt.toString());
    }

    /// @throws IllegalArgumentException when it is none
    static RecordingHead of(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 7 || !lines.getFirst().equals(FORMAT)) throw new IllegalArgumentException("not the head of a recording");
        return new RecordingHead(lines.get(1), lines.get(2), lines.get(3), lines.get(4), Integer.parseInt(lines.get(5)), Instant.parse(lines.get(6)));
    }
}
