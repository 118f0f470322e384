package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.Optional;

/// A text as the llm service streams it.
final class StreamedWording implements Wording {

    private final Iterator<GenerateResponse> answers;
    private final Context.CancellableContext scope;

    StreamedWording(Iterator<GenerateResponse> answers, Context.CancellableContext scope) {
        this.answers = answers;
        this.scope = scope;
    }

    /// Waits for the first message, for only that tells whether the service knows the pack.
    ///
    /// @throws StatusRuntimeException as gRPC does
    StreamedWording begun() {
        try {
            var _ = answers.hasNext();
            return this;
        } catch (RuntimeException failure) {
            scope.cancel(failure);
            throw failure;
        }
    }

    @Override
    public Optional<Piece> next() throws InterruptedException {
        try {
            while (answers.hasNext()) {
                var piece = piece(answers.next());
                if (piece.isPresent()) return piece;
            }
            return Optional.empty();
        } catch (StatusRuntimeException failure) {
            if (Thread.interrupted()) throw new InterruptedException();
            throw StatusFault.of(failure, "llm");
        }
    }

    private static Optional<Piece> piece(GenerateResponse response) {
        return switch (response.getResponseCase()) {
            case DELTA -> Optional.of(new Piece.Text(response.getDelta()));
            case CITATION -> Optional.of(new Piece.Cited(response.getCitation().getPassageId()));
            case WITHHELD -> Optional.of(new Piece.Withheld(response.getWithheld().getGuardrail()));
            case TOOL_CALL, FINISH, RESPONSE_NOT_SET -> Optional.empty();
        };
    }

    @Override
    public void close() {
        scope.cancel(null);
    }
}
