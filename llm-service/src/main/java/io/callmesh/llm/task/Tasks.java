package io.callmesh.llm.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.task.Entity.Kind;
import io.callmesh.llm.task.Writer.Written;
import io.callmesh.llm.understand.Mood;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The tasks: each asks the engines in their order, and is done by rule when none of them can. Called on virtual threads.
public final class Tasks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOKENS = 512;
    private static final String LINES = "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"maxItems\":8}";
    private static final String MINUTES_FORM = "{\"type\":\"object\",\"properties\":{\"topic\":{\"type\":\"string\"},\"points\":%1$s,\"decisions\":%1$s,\"actions\":%1$s},\"required\":[\"topic\",\"points\",\"decisions\",\"actions\"],\"additionalProperties\":false}"
            .formatted(LINES);
    private static final String ENTITIES_FORM = "{\"type\":\"object\",\"properties\":{\"entities\":{\"type\":\"array\",\"maxItems\":32,\"items\":{\"type\":\"object\",\"properties\":{\"kind\":{\"enum\":[%s]},\"text\":{\"type\":\"string\"}},\"required\":[\"kind\",\"text\"],\"additionalProperties\":false}}},\"required\":[\"entities\"],\"additionalProperties\":false}"
            .formatted(java.util.Arrays.stream(Kind.values()).map(kind -> '"' + kind.name().toLowerCase(Locale.ROOT) + '"').collect(Collectors.joining(",")));
    private static final String SENTIMENT_FORM = "{\"type\":\"object\",\"properties\":{\"sentiment\":{\"enum\":[\"negative\",\"neutral\",\"positive\"]}},\"required\":[\"sentiment\"],\"additionalProperties\":false}";

    private final Writer writer;

    public Tasks(Writer writer) {
        this.writer = writer;
    }

    public Written<String> summary(List<Candidate<Generator>> order, Spoken text, Language language, int sentences) throws InterruptedException {
        var parts = Map.of("text", text, "sentences", Spoken.of(Integer.toString(sentences)));
        return writer.write(order, job("summary", parts, "", language), Optional::of).orElseGet(() -> rules(joined(Extract.of(text.reveal(), language, sentences), language)));
    }

    private static String joined(List<String> sentences, Language language) {
        return String.join(language == Language.CHINESE ? "" : " ", sentences);
    }

    /// Of a conversation: what the caller wanted comes from what the caller said.
    public Written<String> summary(List<Candidate<Generator>> order, List<Message> history, Language language, int sentences) throws InterruptedException {
        return summary(order, Spoken.of(history.stream().map(message -> message.text().reveal().strip()).collect(Collectors.joining("\n"))), language, sentences);
    }

    public Written<Minutes> minutes(List<Candidate<Generator>> order, List<Message> history, Language language) throws InterruptedException {
        var text = Spoken.of(history.stream().map(message -> message.role().name().toLowerCase(Locale.ROOT) + ": " + message.text().reveal()).collect(Collectors.joining("\n")));
        return writer.write(order, job("minutes", Map.of("text", text), MINUTES_FORM, language), json -> parsed(json).flatMap(Tasks::minutes))
                .orElseGet(() -> rules(MinutesByRule.of(history, language)));
    }

    private static Optional<Minutes> minutes(JsonNode told) {
        if (told.path("topic").asText("").isBlank()) return Optional.empty();
        return Optional.of(new Minutes(told.path("topic").asText(), lines(told.path("points")), lines(told.path("decisions")), lines(told.path("actions"))));
    }

    private static List<String> lines(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false).map(JsonNode::asText).filter(line -> !line.isBlank()).toList();
    }

    public Written<String> polished(List<Candidate<Generator>> order, Spoken text, Language language) throws InterruptedException {
        return writer.write(order, job("polish", Map.of("text", text), "", language), Optional::of).orElseGet(() -> rules(Polished.of(text.reveal(), language)));
    }

    /// What a model names counts only where it stands in the text.
    public Written<List<Entity>> entities(List<Candidate<Generator>> order, Spoken text, Language language) throws InterruptedException {
        return writer.<List<Entity>>write(order, job("entities", Map.of("text", text), ENTITIES_FORM, language), json -> parsed(json).map(told -> entities(told, text.reveal())).filter(found -> !found.isEmpty()))
                .orElseGet(() -> rules(EntitiesByRule.of(text.reveal())));
    }

    private static List<Entity> entities(JsonNode told, String text) {
        var found = new ArrayList<Entity>();
        int from = 0;
        for (var entity : told.path("entities")) {
            String stands = entity.path("text").asText("");
            int at = stands.isBlank() ? -1 : text.indexOf(stands, from) >= 0 ? text.indexOf(stands, from) : text.indexOf(stands);
            var kind = kind(entity.path("kind").asText(""));
            if (at < 0 || kind.isEmpty()) continue;
            found.add(EntitiesByRule.at(kind.get(), text, at, at + stands.length()));
            from = at + stands.length();
        }
        return found;
    }

    private static Optional<Kind> kind(String name) {
        return java.util.Arrays.stream(Kind.values()).filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
    }

    public Written<Mood> sentiment(List<Candidate<Generator>> order, Spoken text, Language language) throws InterruptedException {
        return writer.write(order, job("sentiment", Map.of("text", text), SENTIMENT_FORM, language), json -> parsed(json).flatMap(Tasks::mood)).orElseGet(() -> rules(Mood.of(List.of(text.reveal()))));
    }

    private static Optional<Mood> mood(JsonNode told) {
        return java.util.Arrays.stream(Mood.values()).filter(mood -> mood.name().equalsIgnoreCase(told.path("sentiment").asText(""))).findFirst();
    }

    /// A model's draft that has other numbers than the points is not believed.
    public Written<String> draft(List<Candidate<Generator>> order, Draft draft) throws InterruptedException {
        var parts = Map.of("text", Spoken.of(String.join("\n", draft.points())), "recipient", Spoken.of(draft.recipient()), "sender", Spoken.of(draft.sender()));
        return writer.write(order, job("draft", parts, "", draft.language()), text -> Optional.of(text).filter(draft::keptBy)).orElseGet(() -> rules(draft.byRule()));
    }

    /// @param phrases asked when no model translates
    /// @return nothing when it cannot be translated
    public Optional<Written<String>> translated(List<Candidate<Generator>> order, Spoken text, String source, String target, Phrases phrases) throws InterruptedException {
        var job = new Job(target, List.of(), new Task.Translate(text, source, target), List.of(), TOKENS);
        var written = writer.write(order, job, Optional::of);
        return written.isPresent() ? written : phrases.translate(text, source, target).map(words -> new Written<>(words.reveal(), "phrases"));
    }

    private static Job job(String prompt, Map<String, Spoken> parts, String form, Language language) {
        return new Job(language.tag(), List.of(), new Task.Write(prompt, parts, form), List.of(), TOKENS);
    }

    private static <T> Written<T> rules(T result) {
        return new Written<>(result, Writer.RULES);
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JsonProcessingException cutOff) {
            return Optional.empty();
        }
    }

    /// What the caller said of a conversation.
    public static Spoken callerWords(List<Message> history) {
        return Spoken.of(history.stream().filter(message -> message.role() == Role.CALLER).map(message -> message.text().reveal()).collect(Collectors.joining("\n")));
    }
}
