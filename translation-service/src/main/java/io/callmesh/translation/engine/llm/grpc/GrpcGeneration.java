package io.callmesh.translation.engine.llm.grpc;

import io.callmesh.proto.llm.v1.Finish;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc.GenerationServiceBlockingStub;
import io.callmesh.proto.llm.v1.TranslateTask;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.llm.Generation;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks the llm service for a translation.
public final class GrpcGeneration implements Generation {

    private static final String PART = "llm";

    private final GenerationServiceBlockingStub stub;
    private final Duration patience;

    public GrpcGeneration(Channel channel, Duration patience) {
        this.stub = GenerationServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.forwarding());
        this.patience = patience;
    }

    @Override
    public Optional<Spoken> translate(String callId, Spoken text, LanguagePair pair) throws InterruptedException {
        try {
            var answers = stub.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS).generate(request(callId, text, pair));
            return collected(answers);
        } catch (StatusRuntimeException failure) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw StatusFault.of(failure, PART);
        }
    }

    private static GenerateRequest request(String callId, Spoken text, LanguagePair pair) {
        var task = TranslateTask.newBuilder().setText(text.reveal()).setSource(pair.source()).setTarget(pair.target());
        return GenerateRequest.newBuilder().setCallId(callId).setLanguage(pair.target()).setTranslate(task).build();
    }

    private static Optional<Spoken> collected(Iterator<GenerateResponse> answers) {
        var words = new StringBuilder();
        while (answers.hasNext()) {
            var answer = answers.next();
            if (answer.hasDelta()) words.append(answer.getDelta());
            if (answer.hasFinish()) return finished(answer.getFinish(), words);
        }
        throw new MeshException(new Fault.EngineFailed(PART));
    }

    /// A translation that was cut short is none.
    private static Optional<Spoken> finished(Finish finish, StringBuilder words) {
        return switch (finish.getReason()) {
            case REASON_STOP -> Optional.of(Spoken.of(words.toString().strip()));
            case REASON_UNKNOWN, REASON_UNSUPPORTED -> Optional.empty();
            case REASON_LENGTH, REASON_TOOL_CALL, REASON_UNSPECIFIED, UNRECOGNIZED -> throw new MeshException(new Fault.EngineFailed(PART));
        };
    }
}
