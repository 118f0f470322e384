package io.callmesh.llm.edge;

import io.callmesh.llm.embed.Embedder;
import io.callmesh.llm.embed.Embedders;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.pool.EnginePool;
import io.callmesh.proto.llm.v1.EmbedRequest;
import io.callmesh.proto.llm.v1.EmbedResponse;
import io.callmesh.proto.llm.v1.Embedding;
import io.callmesh.proto.llm.v1.EmbeddingServiceGrpc.EmbeddingServiceImplBase;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.ServedCall;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.util.List;

/// Texts as vectors.
@GrpcService
class EmbeddingEdge extends EmbeddingServiceImplBase {

    private static final int TEXTS = 256, CHARACTERS = 4_000;

    private final Embedders embedders;
    private final EnginePool pool;

    EmbeddingEdge(Embedders embedders, EnginePool pool) {
        this.embedders = embedders;
        this.pool = pool;
    }

    @Override
    public void embed(EmbedRequest request, StreamObserver<EmbedResponse> answer) {
        ServedCall.answer("embed", answer, () -> {
            check(request.getTextsList());
            var embedder = embedders.of(Language.of(request.getLanguage()));
            return pool.run("embedding", () -> vectors(embedder, request.getTextsList()));
        });
    }

    private static void check(List<String> texts) {
        if (texts.size() > TEXTS) throw new MeshException(new Fault.BadInput("texts", "must be at most " + TEXTS));
        if (texts.stream().anyMatch(String::isBlank)) throw new MeshException(new Fault.BadInput("texts", "must not be blank"));
        if (texts.stream().anyMatch(text -> text.length() > CHARACTERS)) throw new MeshException(new Fault.BadInput("texts", "must be at most " + CHARACTERS + " characters each"));
    }

    private static EmbedResponse vectors(Embedder embedder, List<String> texts) throws InterruptedException {
        var response = EmbedResponse.newBuilder().setModel(embedder.model());
        for (var text : texts) {
            if (Thread.interrupted()) throw new InterruptedException();
            var embedding = Embedding.newBuilder();
            for (float value : embedder.embed(text)) embedding.addValues(value);
            response.addEmbeddings(embedding);
        }
        return response.build();
    }
}
