package io.callmesh.runtime.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.work.v1.CallInsights;
import io.callmesh.proto.work.v1.CallTranscript;
import io.callmesh.proto.work.v1.Transcription;
import io.callmesh.proto.work.v1.TranscriptionResult;
import io.callmesh.runtime.seal.Seal;
import java.util.Optional;

/// Reads what services made of calls, opened where it was sealed. What nobody can open any more comes without what was said, and with
/// `sealed` still in place. Nothing comes of what is no such record. Safe for many threads.
public final class WorkRecords {

    /// As what gists, transcripts and transcriptions are sealed.
    public static final String INSIGHTS = "insights", TRANSCRIPT = "transcript", RECORDING = "recording";

    private static final JsonFormat.Parser PARSER = JsonFormat.parser().ignoringUnknownFields();

    private final Seal seal;

    public WorkRecords(Seal seal) {
        this.seal = seal;
    }

    /// Of a value of `callmesh.insights.v1`.
    public Optional<CallInsights> insights(String json) {
        return read(json, CallInsights.newBuilder()).map(found -> {
            if (found.getSealed().isEmpty()) return found.build();
            open(found.getCallId(), INSIGHTS, found.getSealed().toByteArray(), found.getGistBuilder()).ifPresentOrElse(_ -> found.clearSealed(), found::clearGist);
            return found.build();
        });
    }

    /// Of a value of `callmesh.transcripts.v1`.
    public Optional<CallTranscript> transcript(String json) {
        return read(json, CallTranscript.newBuilder()).map(found -> {
            if (found.getSealed().isEmpty()) return found.build();
            open(found.getCallId(), TRANSCRIPT, found.getSealed().toByteArray(), found.getTranscriptBuilder()).ifPresentOrElse(_ -> found.clearSealed(), found::clearTranscript);
            return found.build();
        });
    }

    /// Of a value of `callmesh.asr.results.v1`.
    public Optional<TranscriptionResult> transcription(String json) {
        return read(json, TranscriptionResult.newBuilder()).map(found -> {
            if (found.getSealed().isEmpty()) return found.build();
            open(found.getCallId(), TRANSCRIPT, found.getSealed().toByteArray(), Transcription.newBuilder()).ifPresent(opened -> found.setTranscription(opened).clearSealed());
            return found.build();
        });
    }

    private <B extends Message.Builder> Optional<B> open(String callId, String purpose, byte[] sealed, B into) {
        return seal.open(callId, purpose, sealed).map(clear -> {
            try {
                into.mergeFrom(clear);
                return into;
            } catch (InvalidProtocolBufferException garbled) {
                throw new IllegalStateException("sealed words that are none", garbled);
            }
        });
    }

    private static <B extends Message.Builder> Optional<B> read(String json, B into) {
        try {
            PARSER.merge(json, into);
            return Optional.of(into);
        } catch (InvalidProtocolBufferException malformed) {
            return Optional.empty();
        }
    }
}
