package io.callmesh.llm.engine.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.prompt.Prompt;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;

/// The body of a request for a chat completion.
final class ChatRequest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double TEMPERATURE = 0.2;

    private ChatRequest() {}

    static String json(Prompt prompt, Job job, String model) {
        var body = JSON.createObjectNode().put("model", model).put("stream", true).put("temperature", TEMPERATURE);
        body.putObject("stream_options").put("include_usage", true);
        if (job.maxTokens() > 0) body.put("max_tokens", job.maxTokens());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.system().reveal());
        for (var message : prompt.messages()) message(message, messages.addObject());
        if (!job.tools().isEmpty()) tools(job, body.putArray("tools"));
        if (!prompt.form().isEmpty()) form(prompt.form(), body.putObject("response_format"));
        return body.toString();
    }

    private static void form(String schema, ObjectNode format) {
        format.put("type", "json_schema").putObject("json_schema").put("name", "answer").set("schema", read(schema, "form"));
    }

    private static void message(Message message, ObjectNode node) {
        switch (message.role()) {
            case CALLER, SYSTEM -> node.put("role", "user");
            case ASSISTANT -> node.put("role", "assistant");
            case TOOL -> node.put("role", "tool").put("tool_call_id", message.toolCallId());
        }
        node.put("content", message.text().reveal());
    }

    private static void tools(Job job, ArrayNode tools) {
        for (var tool : job.tools()) {
            var function = tools.addObject().put("type", "function").putObject("function");
            function.put("name", tool.name()).put("description", tool.description());
            if (!tool.schema().isEmpty()) function.set("parameters", read(tool.schema(), "tools[" + tool.name() + "].arguments_schema"));
        }
    }

    private static JsonNode read(String schema, String field) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException malformed) {
            throw new MeshException(new Fault.BadInput(field, "must be JSON"));
        }
    }
}
