package io.callmesh.translation.translate;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.fallback.Fallback;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Task;
import io.callmesh.translation.engine.Translation;
import io.callmesh.translation.engine.Translation.Reason;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.engine.Translation.Untranslated;
import io.callmesh.translation.engine.Translator;
import io.callmesh.translation.language.Guess;
import io.callmesh.translation.language.LanguageDetector;

/// Translates: request in, answer out. Safe for many threads; called on virtual ones.
public final class Interpreter {

    /// Two minutes of speech; nobody says more in one turn.
    public static final int LONGEST_TEXT = 2000;

    private final Engines engines;
    private final Workbench workbench;
    private final Fallback fallback;

    public Interpreter(Engines engines, Workbench workbench, Fallback fallback) {
        this.engines = engines;
        this.workbench = workbench;
        this.fallback = fallback;
    }

    /// @throws MeshException with `BadInput` naming the field, `Overloaded`, or what the engine fails with
    public Answer translate(Request request) throws InterruptedException {
        checked(request.text().reveal());
        var pair = new LanguagePair(source(request), language("target", request.target()));
        if (pair.source().equals(pair.target())) return new Answer(new Translated(request.text(), 1), pair.source(), "");
        var chosen = engines.chosen(request.engine());
        var able = chosen.stream().filter(candidate -> candidate.engine().pairs().contains(pair)).toList();
        if (able.isEmpty()) return new Answer(new Untranslated(Reason.UNKNOWN_PAIR), pair.source(), chosen.getFirst().name());
        var task = new Task(request.callId(), request.book(), request.text(), pair);
        var served = fallback.ask(able, engine -> translated(engine, task));
        return new Answer(served.answer(), pair.source(), served.by().name());
    }

    public Engines engines() {
        return engines;
    }

    /// @throws MeshException with `BadInput`
    public static Guess detect(String text) {
        checked(text);
        return LanguageDetector.of(text);
    }

    private Translation translated(Translator engine, Task task) throws InterruptedException {
        return engine.waits() ? engine.translate(task) : workbench.compute(() -> engine.translate(task));
    }

    private static void checked(String text) {
        if (text.isBlank()) throw bad("text", "must not be empty");
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_TEXT) throw bad("text", "must have at most " + LONGEST_TEXT + " characters, and has " + length);
    }

    private static String source(Request request) {
        if (!request.source().isEmpty()) return language("source", request.source());
        var guess = LanguageDetector.of(request.text().reveal());
        if (!guess.certainEnough()) throw bad("source", "must be named: the text does not tell its language");
        return guess.language();
    }

    private static String language(String field, String tag) {
        var language = LanguagePair.primary(tag);
        if (language.isEmpty()) throw bad(field, "must be a BCP 47 tag such as en or zh-CN");
        return language;
    }

    private static MeshException bad(String field, String problem) {
        return new MeshException(new Fault.BadInput(field, problem));
    }
}
