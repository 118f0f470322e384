package io.callmesh.llm.edge;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.proto.llm.v1.GenerateRequest;
import io.callmesh.proto.llm.v1.Message;
import io.callmesh.proto.llm.v1.PrivateValue;
import io.callmesh.proto.llm.v1.Tool;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Kind;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.util.List;
import java.util.stream.Stream;

/// Requests as jobs.
final class Jobs {

    private Jobs() {}

    static Job job(GenerateRequest request, Job.Task task) {
        return new Job(request.getLanguage(), messages(request.getHistoryList()), task, request.getToolsList().stream().map(Jobs::tool).toList(), request.getMaxTokens(), known(request.getPrivateValuesList()));
    }

    /// Values of a kind that is not known here are masked all the same.
    static Tokens known(List<PrivateValue> values) {
        if (values.size() > Tokens.MOST) throw new MeshException(new Fault.BadInput("private_values", "must be " + Tokens.MOST + " at most"));
        var tokens = Tokens.NONE;
        for (var value : values) tokens = tokens.with(kind(value.getKind()), value.getValue());
        return tokens;
    }

    private static Kind kind(String name) {
        return Stream.of(Kind.values()).filter(kind -> kind.word("en").equals(name)).findFirst().orElse(Kind.REFERENCE);
    }

    static List<Job.Message> messages(List<Message> history) {
        return history.stream().map(Jobs::message).toList();
    }

    private static Job.Message message(Message message) {
        return new Job.Message(role(message.getRole()), Spoken.of(message.getText()), message.getToolCallId());
    }

    private static Role role(Message.Role role) {
        return switch (role) {
            case ROLE_CALLER -> Role.CALLER;
            case ROLE_ASSISTANT -> Role.ASSISTANT;
            case ROLE_SYSTEM -> Role.SYSTEM;
            case ROLE_TOOL -> Role.TOOL;
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw new MeshException(new Fault.BadInput("history.role", "must be caller, assistant, system or tool"));
        };
    }

    private static Job.Tool tool(Tool tool) {
        return new Job.Tool(tool.getName(), tool.getDescription(), tool.getArgumentsSchema());
    }
}
