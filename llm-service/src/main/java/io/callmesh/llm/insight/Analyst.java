package io.callmesh.llm.insight;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.insight.FollowUp.Kind;
import io.callmesh.llm.insight.FollowUp.Who;
import io.callmesh.llm.language.Language;
import io.callmesh.llm.task.Entity;
import io.callmesh.llm.task.Tasks;
import io.callmesh.llm.task.Writer;
import io.callmesh.llm.understand.Mood;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Candidate;
import io.callmesh.runtime.privacy.Spoken;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes the insights of a call, with the configured engines where they can and by rule where they cannot.
public final class Analyst {

    private static final int MOST_ENTITIES = 64;

    private final Summarizer summarizer;
    private final Tasks tasks;
    private final List<Candidate<Generator>> engines;

    /// @param engines the one to ask first, and those to ask when it fails
    public Analyst(Summarizer summarizer, Tasks tasks, List<Candidate<Generator>> engines) {
        this.summarizer = summarizer;
        this.tasks = tasks;
        this.engines = List.copyOf(engines);
    }

    /// Takes as long as the engines take; by rule about a millisecond.
    ///
    /// @throws MeshException when the last engine fails too
    public Insights insights(Call call) throws InterruptedException {
        var language = rules(call.language());
        var summary = summarizer.sumUp(call);
        var words = Spoken.of(String.join("\n", call.callerWords()));
        var mood = words.nothing() ? Mood.NEUTRAL : tasks.sentiment(engines, words, language).result();
        return new Insights(call, summary.text(), summary.engine(), mood, course(call), entities(call, language), followUps(call, language), Quality.of(call));
    }

    /// The rules know two languages. In another one the English ones find what is written alike: numbers, amounts, addresses.
    private static Language rules(String language) {
        return Language.primary(language).equals("zh") ? Language.CHINESE : Language.ENGLISH;
    }

    private static List<Insights.Feeling> course(Call call) {
        return call.turns().stream()
                .filter(turn -> !turn.caller().nothing())
                .map(turn -> new Insights.Feeling(turn.number(), Mood.of(List.of(turn.caller().reveal()))))
                .toList();
    }

    /// Of all turns at once, so that a model is asked once; each is put to the turn in which it stands.
    private List<Named> entities(Call call, Language language) throws InterruptedException {
        var text = new StringBuilder();
        var turnAt = new TreeMap<Integer, Integer>();
        for (var turn : call.turns()) {
            if (turn.caller().nothing()) continue;
            turnAt.put(text.codePointCount(0, text.length()), turn.number());
            text.append(turn.caller().reveal().replace('\n', ' ')).append('\n');
        }
        if (text.isEmpty()) return List.of();
        return tasks.entities(engines, Spoken.of(text.toString()), language).result().stream().limit(MOST_ENTITIES).map(entity -> named(entity, turnAt)).toList();
    }

    private static Named named(Entity entity, TreeMap<Integer, Integer> turnAt) {
        var turn = turnAt.floorEntry(entity.from());
        return new Named(entity, turn == null ? 0 : turn.getValue());
    }

    /// What the rules find, and what a model reads out of the dialogue beyond that.
    private List<FollowUp> followUps(Call call, Language language) throws InterruptedException {
        var byRule = FollowUps.of(call);
        var history = call.history();
        if (history.isEmpty()) return byRule;
        var minutes = tasks.minutes(engines, history, language);
        if (minutes.engine().equals(Writer.RULES)) return byRule;
        var written = minutes.result().actions().stream().map(line -> new FollowUp(Who.ASSISTANT, Kind.PROMISE, Spoken.of(line), lastTurn(call)));
        return Stream.concat(byRule.stream().filter(found -> found.kind() != Kind.PROMISE), written).toList();
    }

    private static int lastTurn(Call call) {
        return call.turns().getLast().number();
    }
}
