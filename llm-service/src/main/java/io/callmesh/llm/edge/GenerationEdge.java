package io.callmesh.llm.edge;

import io.callmesh.llm.decode.Decoder;
import io.callmesh.llm.decode.Engines;
import io.callmesh.llm.decode.Said;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.language.Language;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc.GenerationServiceImplBase;
import io.callmesh.proto.llm.v1.TranslateTask;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.time.Duration;
import java.util.List;

/// Answers, translates, sums up: a stream of pieces.
@GrpcService
class GenerationEdge extends GenerationServiceImplBase {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Desk desk;
    private final Decoder decoder;
    private final Engines engines;

    GenerationEdge(Desk desk, Decoder decoder, Engines engines) {
        this.desk = desk;
        this.decoder = decoder;
        this.engines = engines;
    }

    @Override
    public void generate(GenerateRequest request, StreamObserver<GenerateResponse> answer) {
        ServedCall.<GenerateResponse>tell("generate", PATIENCE, answer, said -> {
            generate(request, engines.named(request.getEngine()), piece -> said.put(Pieces.response(piece.piece(), piece.engine())));
        });
    }

    private void generate(GenerateRequest request, List<Candidate<Generator>> order, Sink<Said> said) throws InterruptedException {
        switch (request.getTaskCase()) {
            case VERBALIZE -> decoder.verbalize(request.getVerbalize().getTemplate(), request.getVerbalize().getValuesMap(), request.getLanguage(),
                    piece -> said.put(new Said(order.getFirst().name(), piece)));
            case QUESTION -> answer(request, order, said);
            case TRANSLATE -> decoder.generate(order, Jobs.job(request, translate(request.getTranslate())), said);
            case SUMMARIZE -> decoder.generate(order, Jobs.job(request, new Task.Summarize(List.of(), List.of())), said);
            case CHAT -> decoder.generate(order, Jobs.job(request, new Task.Chat(request.getChat().getSystem())), said);
            case TASK_NOT_SET -> throw new MeshException(new Fault.BadInput("task", "must be verbalize, question, translate, summarize or chat"));
        }
    }

    private void answer(GenerateRequest request, List<Candidate<Generator>> order, Sink<Said> said) throws InterruptedException {
        var knowledge = desk.lesson(request.getPack(), Language.of(request.getLanguage())).knowledge();
        var question = Spoken.of(request.getQuestion().getText());
        decoder.answer(order, Jobs.job(request, new Task.Question(question, List.of())), question, knowledge, said);
    }

    private static Task translate(TranslateTask task) {
        if (task.getTarget().isEmpty()) throw new MeshException(new Fault.BadInput("translate.target", "must name a language"));
        return new Task.Translate(Spoken.of(task.getText()), task.getSource(), task.getTarget());
    }
}
