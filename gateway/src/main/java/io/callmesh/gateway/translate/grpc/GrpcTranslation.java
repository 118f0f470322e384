package io.callmesh.gateway.translate.grpc;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.translate.Translation;
import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.grpc.PackSender;
import io.grpc.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Translation by the translation service.
public final class GrpcTranslation implements Translation {

    private final TranslationServiceGrpc.TranslationServiceBlockingStub stub;
    private final PackSender packs;
    private final Duration patience;

    /// @param patience how long the service may take for a sentence
    public GrpcTranslation(Channel channel, Duration patience) {
        this.stub = TranslationServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.forwarding());
        this.packs = new PackSender(channel, "translation");
        this.patience = patience;
    }

    @Override
    public Optional<String> translate(String callId, Assistant assistant, String text, String source, String target) throws InterruptedException {
        if (TurnBudget.current().spent()) throw TurnBudget.current().timedOut("translation");
        var request = TranslateRequest.newBuilder().setCallId(callId).setPack(assistant.pack().getRef()).setText(text).setSource(source).setTarget(target).build();
        var answer = packs.ask(assistant.pack(), () -> stub.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS).translate(request));
        return answer.hasTranslated() ? Optional.of(answer.getTranslated().getText()) : Optional.empty();
    }
}
