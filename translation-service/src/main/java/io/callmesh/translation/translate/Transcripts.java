package io.callmesh.translation.translate;

import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.translation.engine.LanguagePair;
import io.callmesh.translation.engine.Phrasebook;
import io.callmesh.translation.engine.Translation.Translated;
import io.callmesh.translation.language.LanguageDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts what was said on a call into the language of whoever reads it. What cannot be translated as a whole is tried sentence by sentence,
/// and what cannot be translated then is left as it was said, and marked.
public final class Transcripts {

    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？])\\s*");

    private final Interpreter interpreter;

    public Transcripts(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// @param language of the call; a text that is plainly in another one is taken for that
    /// @param target   of the reader
    /// @throws MeshException with what may pass; never because a text cannot be translated
    public List<Line> translated(List<Remark> remarks, Phrasebook book, String language, String target) throws InterruptedException {
        var lines = new ArrayList<Line>();
        for (var remark : remarks) lines.addAll(lines(remark, book, language, target));
        return List.copyOf(lines);
    }

    private List<Line> lines(Remark remark, Phrasebook book, String language, String target) throws InterruptedException {
        var whole = line(remark, book, language, target);
        var sentences = Arrays.stream(SENTENCE.split(remark.text().reveal().strip())).filter(sentence -> !sentence.isBlank()).toList();
        if (whole.isPresent() || sentences.size() < 2) return List.of(whole.orElse(asSaid(remark)));
        var lines = new ArrayList<Line>();
        for (var sentence : sentences) {
            var part = new Remark(remark.turn(), remark.who(), Spoken.of(sentence));
            lines.add(line(part, book, language, target).orElse(asSaid(part)));
        }
        return lines.stream().anyMatch(Line::translated) ? lines : List.of(asSaid(remark));
    }

    private static Line asSaid(Remark remark) {
        return new Line(remark.turn(), remark.who(), remark.text(), false, Spoken.NOTHING, "");
    }

    private Optional<Line> line(Remark remark, Phrasebook book, String language, String target) throws InterruptedException {
        try {
            var answer = interpreter.translate(new Request("", book, remark.text(), source(remark.text(), language), target, ""));
            if (!(answer.translation() instanceof Translated(var text, _))) return Optional.empty();
            return Optional.of(new Line(remark.turn(), remark.who(), text, true, answer.engine().isEmpty() ? Spoken.NOTHING : remark.text(), answer.engine()));
        } catch (MeshException failed) {
            if (failed.fault() instanceof Fault.BadInput) return Optional.empty();
            throw failed;
        }
    }

    private static String source(Spoken text, String language) {
        var guess = LanguageDetector.of(text.reveal());
        return guess.certainEnough() ? guess.language() : language;
    }

    /// Whether both are the same language, whatever the region.
    public static boolean same(String language, String target) {
        return LanguagePair.primary(language).equals(LanguagePair.primary(target));
    }
}
