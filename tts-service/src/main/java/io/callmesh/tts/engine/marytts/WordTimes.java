package io.callmesh.tts.engine.marytts;

import io.callmesh.tts.engine.SpokenWord;
import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Reads the times of words out of MaryXML of type `ACOUSTPARAMS`.
///
/// `ph` lasts `d` ms and `boundary` lasts `duration` ms, in document order; a `t` is a word, and several words that
/// stand for one number share an `mtu` whose `orig` is what the text says. The attribute `end` is not used: it leaves out
/// pauses. Against the energy of the sound, starts after a pause are right within 20 ms (measured November 2026).
final class WordTimes {

    private final String text;
    private final List<SpokenWord> words = new ArrayList<>();
    private int searched, from, to;
    private double nowMs, startMs;
    private boolean open;

    private WordTimes(String text) {
        this.text = text;
    }

    static List<SpokenWord> of(Document speech, String text) {
        var times = new WordTimes(text);
        times.walk(speech.getDocumentElement());
        times.close();
        return List.copyOf(times.words);
    }

    private void walk(Element element) {
        visit(element);
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) walk(inner);
        }
    }

    private void visit(Element element) {
        switch (element.getTagName()) {
            case "mtu" -> { if (!insideNumber(element)) open(element.getAttribute("orig")); }
            case "t" -> { if (!insideNumber(element)) open(element.getFirstChild().getTextContent().strip()); }
            case "ph" -> nowMs += Double.parseDouble(element.getAttribute("d"));
            case "boundary" -> { close(); nowMs += pause(element); }
            default -> { }
        }
    }

    private void open(String spelled) {
        close();
        int found = text.indexOf(spelled, searched);
        from = found < 0 ? searched : found;
        to = found < 0 ? searched : found + spelled.length();
        searched = to;
        startMs = nowMs;
        open = true;
    }

    /// A token without sound - punctuation - leaves no word.
    private void close() {
        if (open && nowMs > startMs) words.add(SpokenWord.ofMillis(text.codePointCount(0, from), text.codePointCount(0, to), startMs, nowMs));
        open = false;
    }

    private static boolean insideNumber(Element word) {
        for (Node outer = word.getParentNode(); outer != null; outer = outer.getParentNode()) {
            if (outer.getNodeName().equals("mtu")) return true;
        }
        return false;
    }

    private static double pause(Element boundary) {
        String duration = boundary.getAttribute("duration");
        return duration.isEmpty() ? 0 : Double.parseDouble(duration);
    }
}
