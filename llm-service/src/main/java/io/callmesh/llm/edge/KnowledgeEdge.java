package io.callmesh.llm.edge;

import io.callmesh.llm.decode.Decoder;
import io.callmesh.llm.knowledge.Found;
import io.callmesh.llm.language.Language;
import io.callmesh.proto.llm.v1.FoundPassage;
import io.callmesh.proto.llm.v1.KnowledgeServiceGrpc.KnowledgeServiceImplBase;
import io.callmesh.proto.llm.v1.SearchRequest;
import io.callmesh.proto.llm.v1.SearchResponse;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.privacy.Spoken;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// Finds passages, and answers nothing.
@GrpcService
class KnowledgeEdge extends KnowledgeServiceImplBase {

    private static final int USUAL = 5, MOST = 50;

    private final Desk desk;
    private final Decoder decoder;

    KnowledgeEdge(Desk desk, Decoder decoder) {
        this.desk = desk;
        this.decoder = decoder;
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> answer) {
        ServedCall.answer("search", answer, () -> found(request));
    }

    private SearchResponse found(SearchRequest request) throws InterruptedException {
        if (request.getLimit() < 0 || request.getLimit() > MOST) throw new MeshException(new Fault.BadInput("limit", "must be 1 to " + MOST + ", or 0 for " + USUAL));
        int most = request.getLimit() == 0 ? USUAL : request.getLimit();
        var knowledge = desk.lesson(request.getPack(), Language.of(request.getLanguage())).knowledge();
        var found = request.getWordsOnly() ? knowledge.findByWords(request.getQuestion(), most)
                : decoder.search(Spoken.of(request.getQuestion()), Jobs.messages(request.getHistoryList()), knowledge, most);
        return SearchResponse.newBuilder().addAllPassages(found.stream().map(KnowledgeEdge::passage).toList()).build();
    }

    private static FoundPassage passage(Found found) {
        return FoundPassage.newBuilder().setPassageId(found.passage().id()).setTitle(found.passage().title()).setAnswer(found.answer())
                .setScore((float) found.score()).setSure(found.sure()).build();
    }
}
