package io.callmesh.llm.edge;

import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.translation.v1.TranslateRequest;
import io.callmesh.proto.translation.v1.TranslationServiceGrpc;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The phrase memory of the translation-service: what needs no language model.
@ApplicationScoped
class GrpcPhrases {

    private static final Logger LOG = Logger.getLogger(GrpcPhrases.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Channel channel;

    GrpcPhrases(@GrpcClient("translation") Channel channel) {
        this.channel = channel;
    }

    /// @param pack whose phrases count too; may be none
    /// @return nothing when it knows no translation, or is not there
    Optional<Spoken> translate(PackRef pack, Spoken text, String source, String target) throws InterruptedException {
        var stub = TranslationServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.forwarding()).withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var request = TranslateRequest.newBuilder().setPack(pack).setText(text.reveal()).setSource(source).setTarget(target).setEngine("phrases");
            var answer = stub.translate(request.build());
            return answer.hasTranslated() ? Optional.of(Spoken.of(answer.getTranslated().getText())) : Optional.empty();
        } catch (StatusRuntimeException failure) {
            if (Thread.interrupted()) throw new InterruptedException();
            LOG.warnf("no phrases status=%s", failure.getStatus().getCode());
            return Optional.empty();
        }
    }
}
