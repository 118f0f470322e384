package io.callmesh.llm.edge;

import io.callmesh.llm.decode.Engines;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.language.Today;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.llm.understand.Understanding;
import io.callmesh.proto.llm.v1.Hypothesis;
import io.callmesh.proto.llm.v1.ScoredIntent;
import io.callmesh.proto.llm.v1.Sentiment;
import io.callmesh.proto.llm.v1.SlotValue;
import io.callmesh.proto.llm.v1.UnderstandRequest;
import io.callmesh.proto.llm.v1.UnderstandResponse;
import io.callmesh.proto.llm.v1.UnderstandingServiceGrpc.UnderstandingServiceImplBase;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.ServedCall;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// Understands callers.
@GrpcService
class UnderstandingEdge extends UnderstandingServiceImplBase {

    private static final int HYPOTHESES = 32, CHARACTERS = 2_000;

    private final Desk desk;
    private final EnginePool pool;
    private final Engines engines;

    UnderstandingEdge(Desk desk, EnginePool pool, Engines engines) {
        this.desk = desk;
        this.pool = pool;
        this.engines = engines;
    }

    @Override
    public void understand(UnderstandRequest request, StreamObserver<UnderstandResponse> answer) {
        ServedCall.answer("understand", answer, () -> understood(request));
    }

    private UnderstandResponse understood(UnderstandRequest request) throws InterruptedException {
        var understander = desk.lesson(request.getPack(), Language.of(request.getLanguage())).understander();
        check(request);
        var hypotheses = request.getHypothesesList().stream().map(Hypothesis::getText).toList();
        var day = Texts.day(request.getNow());
        boolean provisional = !understander.ready();
        var understood = pool.run("understanding", () -> Today.on(day, () -> understander.understand(hypotheses, request.getExpecting())));
        return response(understood).setProvisional(provisional).setChoosable(engines.write()).build();
    }

    private static void check(UnderstandRequest request) {
        int count = request.getHypothesesCount();
        if (count < 1 || count > HYPOTHESES) throw new MeshException(new Fault.BadInput("hypotheses", "must be 1 to " + HYPOTHESES));
        if (request.getHypothesesList().stream().anyMatch(heard -> heard.getText().length() > CHARACTERS)) {
            throw new MeshException(new Fault.BadInput("hypotheses", "must be at most " + CHARACTERS + " characters each"));
        }
    }

    private static UnderstandResponse.Builder response(Understanding understood) {
        var response = UnderstandResponse.newBuilder()
                .setLanguage(understood.language().tag())
                .setSentiment(Sentiment.valueOf("SENTIMENT_" + understood.mood()))
                .setOutOfScope(understood.outOfScope())
                .setHypothesis(understood.hypothesis());
        for (var wanted : understood.intents()) {
            response.addIntents(ScoredIntent.newBuilder().setName(wanted.intent()).setScore((float) wanted.score()).setExact(wanted.exact()));
        }
        for (var told : understood.values()) {
            response.addSlots(SlotValue.newBuilder().setName(told.slot()).setValue(told.value()).setFrom(told.from()).setTo(told.to()).setScore((float) told.score()).setOther(told.other()));
        }
        return response;
    }
}
