package io.callmesh.asr.edge;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.recognize.Transcriber.Segment;
import io.callmesh.asr.recognize.Transcriber.Transcript;
import io.callmesh.proto.work.v1.TranscribedSegment;
import io.callmesh.proto.work.v1.TranscribedWord;
import io.callmesh.proto.work.v1.Transcription;
import java.time.Duration;

/// Transcripts as messages.
final class Transcriptions {

    private Transcriptions() {}

    static Transcription of(Transcript transcript) {
        return Transcription.newBuilder().addAllSegments(transcript.segments().stream().map(Transcriptions::of).toList()).build();
    }

    private static TranscribedSegment of(Segment segment) {
        return TranscribedSegment.newBuilder()
                .setText(segment.said().text().reveal())
                .setBeginMs(millis(segment.begin()))
                .setEndMs(millis(segment.end()))
                .setConfidence(segment.said().confidence())
                .addAllWords(segment.said().words().stream().map(Transcriptions::of).toList())
                .build();
    }

    private static TranscribedWord of(Heard.Word word) {
        return TranscribedWord.newBuilder().setText(word.text().reveal()).setBeginMs(millis(word.start())).setEndMs(millis(word.end())).setConfidence(word.confidence()).build();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
