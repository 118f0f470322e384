package io.callmesh.gateway.speak.grpc;

import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.grpc.Channel;
import java.util.concurrent.TimeUnit;

/// Voices of the tts service.
public final class GrpcSpeaker implements Speaker {

    /// The longest reply, with everything the caller may hold it up by.
    private static final long STREAM_MINUTES = 5;

    private final SynthesisServiceGrpc.SynthesisServiceStub stub;

    public GrpcSpeaker(Channel channel) {
        stub = SynthesisServiceGrpc.newStub(channel);
    }

    @Override
    public Speech open(Voice voice) throws InterruptedException {
        var budget = TurnBudget.current();
        if (budget.spent()) throw budget.timedOut("speech");
        return new GrpcSpeech(voice, stub.withDeadlineAfter(STREAM_MINUTES, TimeUnit.MINUTES).withInterceptors(BudgetSender.untilFirst(budget)));
    }
}
