package io.callmesh.asr.edge;

import io.callmesh.asr.engine.Heard;
import io.callmesh.asr.recognize.Told;
import io.callmesh.proto.asr.v1.Alternative;
import io.callmesh.proto.asr.v1.Result;
import io.callmesh.proto.asr.v1.SpeechBegin;
import io.callmesh.proto.asr.v1.SpeechEnd;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.proto.asr.v1.Waiting;
import io.callmesh.proto.asr.v1.Word;
import io.callmesh.runtime.grpc.Durations;

/// What was heard, as messages.
///
/// @param language as the caller named it
record Responses(String language) {

    StreamingRecognizeResponse of(Told told) {
        var response = StreamingRecognizeResponse.newBuilder();
        switch (told) {
            case Told.Begin(var at) -> response.setBegin(SpeechBegin.newBuilder().setAt(Durations.proto(at)));
            case Told.End(var at) -> response.setEnd(SpeechEnd.newBuilder().setAt(Durations.proto(at)));
            case Told.Waiting(var expected) -> response.setWaiting(Waiting.newBuilder().setExpected(Durations.proto(expected)));
            case Told.Partial(var partial, var engine) -> response.setPartial(partial(partial, engine));
            case Told.Final result -> response.setFinal(result(result));
        }
        return response.build();
    }

    private Result partial(Heard.Partial partial, String engine) {
        return Result.newBuilder()
                .addAlternatives(Alternative.newBuilder().setText(partial.text().reveal()))
                .setStability((float) partial.stability())
                .setLanguage(language)
                .setEngine(engine)
                .build();
    }

    Result result(Told.Final result) {
        return Result.newBuilder()
                .addAllAlternatives(result.heard().alternatives().stream().map(Responses::alternative).toList())
                .setStability(1)
                .setTurn(result.turn())
                .setLanguage(language)
                .setEngine(result.engine())
                .setDoubtful(result.heard().doubtful())
                .setLatency(Durations.proto(result.latency()))
                .build();
    }

    private static Alternative alternative(Heard.Alternative heard) {
        return Alternative.newBuilder()
                .setText(heard.text().reveal())
                .setConfidence((float) heard.confidence())
                .addAllWords(heard.words().stream().map(Responses::word).toList())
                .build();
    }

    private static Word word(Heard.Word heard) {
        return Word.newBuilder()
                .setText(heard.text().reveal())
                .setStart(Durations.proto(heard.start()))
                .setEnd(Durations.proto(heard.end()))
                .setConfidence((float) heard.confidence())
                .build();
    }
}
