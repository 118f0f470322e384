package io.callmesh.llm.engine.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The answer of a chat endpoint: server-sent events whose data are chunks of JSON, the last one `[DONE]`.
///
/// Source: html.spec.whatwg.org, server-sent events; platform.openai.com/docs/api-reference/chat-streaming.
final class ChatStream {

    /// A call of a tool, told in parts.
    private static final class Calling {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    private final InputStream answer;
    private final Sink<Piece> said;
    private final Map<Integer, Calling> calls = new TreeMap<>();
    private String ended = "";
    private int promptTokens;
    private int answerTokens;

    ChatStream(InputStream answer, Sink<Piece> said) {
        this.answer = answer;
        this.said = said;
    }

    /// @throws MeshException with `EngineFailed` when the stream ends before it says why, or is not JSON
    void read() throws IOException, InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8));
        boolean done = false;
        for (String line = lines.readLine(); !done && line != null; line = done ? line : lines.readLine()) {
            if (Thread.interrupted()) throw new InterruptedException();
            if (!line.startsWith(DATA)) continue;
            String data = line.substring(DATA.length()).strip();
            done = data.equals("[DONE]");
            if (!done) chunk(parsed(data));
        }
        finish();
    }

    private static JsonNode parsed(String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException malformed) {
            throw new MeshException(new Fault.EngineFailed("openai"));
        }
    }

    private void chunk(JsonNode chunk) throws InterruptedException {
        if (chunk.has("error")) throw new MeshException(new Fault.EngineFailed("openai"));
        promptTokens = chunk.at("/usage/prompt_tokens").asInt(promptTokens);
        answerTokens = chunk.at("/usage/completion_tokens").asInt(answerTokens);
        var choice = chunk.at("/choices/0");
        String words = choice.at("/delta/content").asText("");
        if (!words.isEmpty() && !choice.at("/delta/content").isNull()) said.put(Piece.text(words));
        choice.at("/delta/tool_calls").forEach(this::call);
        if (choice.hasNonNull("finish_reason")) ended = choice.get("finish_reason").asText();
    }

    private void call(JsonNode part) {
        var calling = calls.computeIfAbsent(part.path("index").asInt(), _ -> new Calling());
        if (part.hasNonNull("id")) calling.id = part.get("id").asText();
        calling.name += part.at("/function/name").asText("");
        calling.arguments.append(part.at("/function/arguments").asText(""));
    }

    private void finish() throws InterruptedException {
        if (ended.isEmpty()) throw new MeshException(new Fault.EngineFailed("openai"));
        for (var call : calls.values()) said.put(new Piece.ToolCall(call.id, call.name, Spoken.of(call.arguments.toString())));
        said.put(new Piece.Finish(reason(), promptTokens, answerTokens));
    }

    private Reason reason() {
        if (!calls.isEmpty()) return Reason.TOOL_CALL;
        return ended.equals("length") ? Reason.LENGTH : Reason.STOP;
    }
}
