package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Generation;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.callmesh.proto.llm.v1.SummarizeTask;
import io.callmesh.proto.llm.v1.Verbalize;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.grpc.PackSender;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.Channel;
import io.grpc.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Generation by the llm service. Texts stream; closing a wording cancels the rest of it.
public final class LlmGeneration implements Generation {

    /// Nobody waits for it.
    private static final Duration TO_SUM_UP = Duration.ofSeconds(30);
    /// Characters of a summary; some 200 tokens.
    private static final int LONGEST = 800;

    private final GenerationServiceGrpc.GenerationServiceBlockingStub stub;
    private final PackSender packs;
    private final Duration patience;
    private final boolean ahead;

    /// @param patience how long the service may take for a whole text
    /// @param ahead    whether it may be asked for answers that may not be needed
    public LlmGeneration(Channel channel, Duration patience, boolean ahead) {
        this.stub = GenerationServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.forwarding());
        this.packs = new PackSender(channel, "llm");
        this.patience = patience;
        this.ahead = ahead;
    }

    @Override
    public Wording begin(Question call, Task task) throws InterruptedException {
        if (TurnBudget.current().spent()) throw TurnBudget.current().timedOut("llm");
        var request = request(call, task);
        return packs.ask(call.assistant().pack(), () -> ask(request).begun());
    }

    @Override
    public Optional<Spoken> sumUp(Question call) throws InterruptedException {
        var request = request(call).setSummarize(SummarizeTask.getDefaultInstance()).build();
        var text = packs.ask(call.assistant().pack(), () -> {
            var all = new StringBuilder();
            stub.withDeadlineAfter(TO_SUM_UP.toMillis(), TimeUnit.MILLISECONDS).generate(request).forEachRemaining(piece -> all.append(piece.getDelta()));
            return all.toString();
        });
        return Optional.of(text.strip()).filter(summary -> !summary.isEmpty()).map(summary -> Spoken.of(summary.length() > LONGEST ? summary.substring(0, LONGEST) : summary));
    }

    @Override
    public Optional<Wording> ahead(Question call, Task task) {
        if (!ahead || TurnBudget.current().spent()) return Optional.empty();
        var request = request(call, task);
        return Optional.of(new WordingAhead(ask(request), () -> ask(request), asking -> packs.ask(call.assistant().pack(), asking)));
    }

    /// Sends the request; what it returns waits for the answer.
    private StreamedWording ask(GenerateRequest request) {
        var scope = Context.current().withCancellation();
        try {
            return new StreamedWording(scope.call(() -> stub.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS).generate(request)), scope);
        } catch (RuntimeException failure) {
            scope.cancel(failure);
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static GenerateRequest.Builder request(Question call) {
        return GenerateRequest.newBuilder().setCallId(call.callId()).setTurn(call.turn()).setPack(call.assistant().pack().getRef()).setLanguage(call.language())
                .addAllHistory(HeardTurns.messages(call)).addAllPrivateValues(HeardTurns.privateValues(call));
    }

    private static GenerateRequest request(Question call, Task task) {
        var request = request(call);
        switch (task) {
            case Task.Verbalize(var template, var values) -> request.setVerbalize(Verbalize.newBuilder().setTemplate(template).putAllValues(values));
            case Task.FromKnowledge(var question) -> request.setQuestion(io.callmesh.proto.llm.v1.Question.newBuilder().setText(question));
        }
        return request.build();
    }
}
