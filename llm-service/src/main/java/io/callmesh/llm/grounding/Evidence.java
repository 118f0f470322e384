package io.callmesh.llm.grounding;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one question may be answered from: its passages and what the assistant said before. What the caller says gives words,
/// but proves nothing. Read only when a sentence is no quotation, or when that is to be expected. For one thread.
final class Evidence {

    /// Of what a sentence says, in the words of one passage: what only repeats the question is no answer. On 42 answers of people (DSTC 10,
    /// track 2) 35 have as much from the passage they were given, and 4 from another; without this rule 40 and 34.
    private static final double OF_ONE = 0.2;

    private final Task.Question question;
    private final Job job;
    private final Language language;
    private final Readings readings;
    private final Map<Source, Grounds> passages = new LinkedHashMap<>();
    private Optional<Grounds> all = Optional.empty();

    Evidence(Task.Question question, Job job, Readings readings) {
        this.readings = readings;
        this.question = question;
        this.job = job;
        language = Language.primary(job.language()).equals("zh") ? Language.CHINESE : Language.ENGLISH;
    }

    /// A source that says just this.
    Optional<Source> quoted(String sentence) {
        String words = sentence.strip();
        return question.sources().stream().filter(source -> source.answer().contains(words) || source.text().contains(words)).findFirst();
    }

    boolean gives(String sentence) {
        return quoted(sentence).isPresent() || proves(sentence);
    }

    /// Whether the sources give what a sentence says in other words.
    boolean proves(String sentence) {
        return read().give(sentence) && passages.values().stream().anyMatch(passage -> passage.share(sentence) >= OF_ONE);
    }

    /// The passage that gives most of a sentence in other words.
    Source nearest(String sentence) {
        read();
        var nearest = question.sources().getFirst();
        double most = -1;
        for (var passage : passages.entrySet()) {
            double share = passage.getValue().share(sentence) + (passage.getValue().give(sentence) ? 1 : 0);
            if (share <= most) continue;
            nearest = passage.getKey();
            most = share;
        }
        return nearest;
    }

    /// Begins to read on a thread of its own.
    void begin() {
        Thread.ofVirtual().name("evidence").start(this::read);
    }

    private synchronized Grounds read() {
        if (all.isEmpty()) all = Optional.of(readAll());
        return all.get();
    }

    private Grounds readAll() {
        var asked = new ArrayList<>(said(Role.CALLER));
        asked.add(question.text().reveal());
        var grounds = Grounds.of(said(Role.ASSISTANT), language).and(Grounds.of(asked, language).withoutClaims());
        for (var source : question.sources()) {
            var passage = readings.of(source, language);
            passages.put(source, passage);
            grounds = grounds.and(passage);
        }
        return grounds;
    }

    private List<String> said(Role role) {
        return job.history().stream().filter(message -> message.role() == role).map(message -> message.text().reveal()).toList();
    }
}
