package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Input.Hypothesis;
import io.callmesh.gateway.dialogue.Understanding;
import io.callmesh.proto.llm.v1.ScoredIntent;
import io.callmesh.proto.llm.v1.UnderstandRequest;
import io.callmesh.proto.llm.v1.UnderstandResponse;
import io.callmesh.proto.llm.v1.UnderstandingServiceGrpc;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.grpc.PackSender;
import io.grpc.Channel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Understanding by the llm service.
public final class LlmUnderstanding implements Understanding {

    /// Below this what no phrase matches may be something else: real wishes score 0.7 and more.
    private static final double SURE = 0.7;
    /// So near to the best a second intent may be the one that is meant, or be meant too.
    private static final double NEAR = 0.15;

    private final UnderstandingServiceGrpc.UnderstandingServiceBlockingStub stub;
    private final PackSender packs;
    private final Duration patience;
    private final CallersClock clock;

    /// @param patience how long the service may take
    public LlmUnderstanding(Channel channel, Duration patience) {
        this(channel, patience, CallersClock.SYSTEM);
    }

    /// @param clock what time it is for callers
    public LlmUnderstanding(Channel channel, Duration patience, CallersClock clock) {
        this.clock = clock;
        this.stub = UnderstandingServiceGrpc.newBlockingStub(channel).withInterceptors(BudgetSender.forwarding());
        this.packs = new PackSender(channel, "llm");
        this.patience = patience;
    }

    @Override
    public Meaning understand(String callId, Assistant assistant, String language, List<Hypothesis> hypotheses, String expecting) throws InterruptedException {
        if (TurnBudget.current().spent()) throw TurnBudget.current().timedOut("llm");
        var request = UnderstandRequest.newBuilder().setCallId(callId).setPack(assistant.pack().getRef()).setLanguage(language).setExpecting(expecting).setNow(clock.now(assistant));
        for (var hypothesis : hypotheses) {
            request.addHypotheses(io.callmesh.proto.llm.v1.Hypothesis.newBuilder().setText(hypothesis.text().reveal()).setConfidence((float) hypothesis.confidence()));
        }
        var asked = request.build();
        return meaning(packs.ask(assistant.pack(), () -> stub.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS).understand(asked)));
    }

    private static Meaning meaning(UnderstandResponse response) {
        var slots = new HashMap<String, String>();
        response.getSlotsList().forEach(slot -> slots.putIfAbsent(slot.getName(), slot.getValue()));
        var best = response.getIntentsCount() == 0 ? ScoredIntent.getDefaultInstance() : response.getIntents(0);
        boolean outOfScope = best.getName().isEmpty() && slots.isEmpty() || response.getOutOfScope() && slots.isEmpty();
        return new Meaning(best.getName(), best.getScore(), best.getExact(), slots, outOfScope, response.getHypothesis()).or(others(response)).unsure(response.getChoosable() && unsure(response));
    }

    private static Map<String, String> others(UnderstandResponse response) {
        var others = new HashMap<String, String>();
        response.getSlotsList().stream().filter(slot -> !slot.getOther().isEmpty()).forEach(slot -> others.putIfAbsent(slot.getName(), slot.getOther()));
        return others;
    }

    /// A value among strange words may be told for something, too.
    private static boolean unsure(UnderstandResponse response) {
        if (response.getOutOfScope() || response.getIntentsCount() == 0) return response.getOutOfScope();
        var best = response.getIntents(0);
        boolean second = response.getIntentsCount() > 1 && response.getIntents(1).getScore() > best.getScore() - NEAR;
        return !best.getExact() && (best.getScore() < SURE || second);
    }
}
