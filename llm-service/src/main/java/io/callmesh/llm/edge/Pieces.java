package io.callmesh.llm.edge;

import io.callmesh.llm.engine.Piece;
import io.callmesh.proto.llm.v1.Citation;
import io.callmesh.proto.llm.v1.Finish;
import io.callmesh.proto.llm.v1.GenerateResponse;
import io.callmesh.proto.llm.v1.ToolCall;
import io.callmesh.proto.llm.v1.Withheld;

/// Pieces of an answer as they go over the wire.
final class Pieces {

    private Pieces() {}

    static GenerateResponse response(Piece piece, String engine) {
        var response = GenerateResponse.newBuilder();
        switch (piece) {
            case Piece.Text(var words) -> response.setDelta(words.reveal());
            case Piece.ToolCall(var id, var name, var arguments) ->
                response.setToolCall(ToolCall.newBuilder().setId(id).setName(name).setArgumentsJson(arguments.reveal()));
            case Piece.Citation(var passage, var title, var score) ->
                response.setCitation(Citation.newBuilder().setPassageId(passage).setTitle(title).setScore((float) score));
            case Piece.Withheld(var guardrail) -> response.setWithheld(Withheld.newBuilder().setGuardrail(guardrail));
            case Piece.Finish(var reason, var prompt, var answer) -> response.setFinish(Finish.newBuilder()
                    .setReason(Finish.Reason.valueOf("REASON_" + reason))
                    .setPromptTokens(prompt)
                    .setAnswerTokens(answer)
                    .setEngine(engine));
        }
        return response.build();
    }
}
