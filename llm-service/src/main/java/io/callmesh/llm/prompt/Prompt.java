package io.callmesh.llm.prompt;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.language.Language;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A job as a language model takes it: an instruction, and a conversation that ends with the caller.
///
/// @param system   the instruction, in the language of the answer where there is a text for it, else in English
/// @param messages oldest first; none is a system message
public record Prompt(Spoken system, List<Message> messages) {

    public Prompt {
        messages = List.copyOf(messages);
    }

    public static Prompt of(Job job) {
        return switch (job.task()) {
            case Task.Question(var text, var sources) -> new Prompt(text("question", job, Map.of("passages", passages(sources))), and(job, Role.CALLER, text));
            case Task.Translate(var text, var from, var to) ->
                new Prompt(text("translate", job, Map.of("from", name(from, job), "to", name(to, job))), List.of(new Message(Role.CALLER, text, "")));
            case Task.Summarize summarize -> new Prompt(text("summarize", job, Map.of("facts", String.join(", ", summarize.facts()))), List.of(transcript(job)));
            case Task.Chat(var system) -> new Prompt(text("chat", job, Map.of("system", system)), said(job));
        };
    }

    private static Spoken text(String name, Job job, Map<String, String> parts) {
        var text = new StringBuilder(Texts.of(name, Language.primary(job.language())));
        replace(text, "language", name(job.language(), job));
        parts.forEach((part, value) -> replace(text, part, value));
        return Spoken.of(text.toString().strip());
    }

    private static void replace(StringBuilder text, String part, String value) {
        int at = text.indexOf("{" + part + "}");
        if (at >= 0) text.replace(at, at + part.length() + 2, value);
    }

    private static String passages(List<Source> sources) {
        var passages = new StringBuilder();
        for (int i = 0; i < sources.size(); i++) passages.append("[%d] %s\n%s\n\n".formatted(i + 1, sources.get(i).title(), sources.get(i).text()));
        return passages.toString();
    }

    private static String name(String language, Job job) {
        if (language.isEmpty()) return Language.primary(job.language()).equals("zh") ? "原文的语言" : "the language it is in";
        return Locale.forLanguageTag(language).getDisplayLanguage(Language.primary(job.language()).equals("zh") ? Locale.CHINESE : Locale.ENGLISH);
    }

    private static List<Message> said(Job job) {
        return job.history().stream().filter(message -> message.role() != Role.SYSTEM).toList();
    }

    private static List<Message> and(Job job, Role role, Spoken text) {
        var messages = new ArrayList<>(said(job));
        if (messages.isEmpty() || !messages.getLast().equals(new Message(role, text, ""))) messages.add(new Message(role, text, ""));
        return messages;
    }

    private static Message transcript(Job job) {
        var lines = said(job).stream().map(message -> message.role().name().toLowerCase(Locale.ROOT) + ": " + message.text().reveal()).toList();
        return new Message(Role.CALLER, Spoken.of(String.join("\n", lines)), "");
    }
}
