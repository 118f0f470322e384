package io.callmesh.gateway.listen.grpc;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.listen.Recognition.Result;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.proto.asr.v1.Adaptation;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.StreamingRecognizeResponse;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;

/// Between the words of the contract and our own.
final class Recognized {

    private Recognized() {}

    static RecognitionConfig config(Recognizers.Order order) {
        return RecognitionConfig.newBuilder()
                .setCallId(order.callId())
                .setLanguage(order.language())
                .setRateHz(order.rateHz())
                .setEncoding(Encoding.ENCODING_LINEAR16)
                .setAdaptation(Adaptation.newBuilder().setPack(order.pack().getRef()).setExpecting(order.expecting()))
                .setInterim(true)
                .setManual(true)
                .build();
    }

    static Optional<Result> result(StreamingRecognizeResponse response) {
        return switch (response.getResponseCase()) {
            case PARTIAL -> Optional.of(new Result.Partial(best(response.getPartial()), response.getPartial().getStability()));
            case FINAL -> Optional.of(new Result.Final(words(response.getFinal())));
            case WAITING -> Optional.of(new Result.Waiting());
            case BEGIN, END, RESPONSE_NOT_SET -> Optional.empty();
        };
    }

    private static Spoken best(io.callmesh.proto.asr.v1.Result result) {
        return result.getAlternativesCount() == 0 ? Spoken.NOTHING : Spoken.of(result.getAlternatives(0).getText());
    }

    private static Input.Words words(io.callmesh.proto.asr.v1.Result result) {
        var hypotheses = result.getAlternativesList().stream()
                .filter(alternative -> !alternative.getText().isBlank())
                .map(alternative -> new Input.Hypothesis(Spoken.of(alternative.getText()), alternative.getConfidence()))
                .toList();
        return new Input.Words(hypotheses, result.getDoubtful(), false);
    }
}
