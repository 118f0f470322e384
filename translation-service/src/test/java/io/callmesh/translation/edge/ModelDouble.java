package io.callmesh.translation.edge;

import io.callmesh.proto.llm.v1.Finish;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.GenerationServiceGrpc;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;

/// Stands in for the llm service; in tests, Quarkus leads every client to the application's own server. It knows one sentence.
@GrpcService
class ModelDouble extends GenerationServiceGrpc.GenerationServiceImplBase {

    @Override
    public void generate(GenerateRequest request, StreamObserver<GenerateResponse> answers) {
        boolean known = request.getTranslate().getText().equals("good morning");
        if (known) answers.onNext(GenerateResponse.newBuilder().setDelta("buenos ").build());
        if (known) answers.onNext(GenerateResponse.newBuilder().setDelta("días").build());
        var reason = known ? Finish.Reason.REASON_STOP : Finish.Reason.REASON_UNSUPPORTED;
        answers.onNext(GenerateResponse.newBuilder().setFinish(Finish.newBuilder().setReason(reason)).build());
        answers.onCompleted();
    }
}
