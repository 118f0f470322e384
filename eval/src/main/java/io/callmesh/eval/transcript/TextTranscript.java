package io.callmesh.eval.transcript;

import io.callmesh.eval.transcript.Conversation.Remark;
import io.callmesh.eval.transcript.Conversation.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text with a speaker before each remark: `caller: …` and `agent: …`, or as `./mesh call` and `./mesh chat` print it.
///
/// A time in brackets may stand before the speaker. A line without a speaker belongs to the remark before it, `---` begins another
/// conversation. Of the mesh's own text, what stands indented is about the remark and left out.
final class TextTranscript {

    private static final Pattern SPOKEN = Pattern.compile("(?:[\\[(（]?\\d{1,2}(?::\\d{2}){1,2}(?:[.,]\\d+)?[\\])）]?\\s*)?[*_]{0,2}([\\p{L}][\\p{L} ]{0,15}?)[*_]{0,2}\\s*[:：][*_]{0,2}\\s*(.*)");
    private static final Pattern OWN = Pattern.compile("(agent|caller)\\s{2,}(.*)");
    private static final Pattern OPENED = Pattern.compile("call (\\S+) with (\\S+) \\(([\\w-]*)\\)");
    private static final Pattern CONFIDENCE = Pattern.compile("\\s+\\(\\d\\.\\d{2}\\)$");
    private static final Pattern CITATIONS = Pattern.compile("\\s+\\[[^]]*]$");
    private static final Pattern ABOUT = Pattern.compile("\\s{4,}\\S.*|(?:keys|ended|trouble)\\s.*");

    private final String file;
    private final List<Conversation> done = new ArrayList<>();
    private List<Remark> remarks = new ArrayList<>();
    private String call = "", assistant = "", language = "";

    TextTranscript(String file) {
        this.file = file;
    }

    List<Conversation> read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) line(lines.get(i), i + 1);
        finish();
        if (done.size() == 1) return List.of(new Conversation(file, done.getFirst().assistant(), done.getFirst().language(), done.getFirst().remarks()));
        return List.copyOf(done);
    }

    private void line(String line, int number) {
        var opened = OPENED.matcher(line.strip());
        if (line.isBlank()) return;
        if (line.strip().matches("-{3,}|={3,}")) finish();
        else if (opened.matches()) open(opened.group(1), opened.group(2), opened.group(3));
        else if (!call.isEmpty()) own(line, number);
        else spoken(line.strip(), number);
    }

    private void open(String callId, String with, String in) {
        finish();
        call = callId;
        assistant = with;
        language = in;
    }

    private void own(String line, int number) {
        var said = OWN.matcher(line);
        if (said.matches()) remarks.add(new Remark(Speaker.valueOf(said.group(1).toUpperCase(Locale.ROOT)), plain(said.group(2)), number));
        else if (!ABOUT.matcher(line).matches()) spoken(line.strip(), number);
    }

    private static String plain(String text) {
        return CITATIONS.matcher(CONFIDENCE.matcher(text).replaceFirst("")).replaceFirst("");
    }

    private void spoken(String line, int number) {
        var said = SPOKEN.matcher(line);
        Optional<Speaker> speaker = said.matches() ? Speakers.named(said.group(1)) : Optional.empty();
        if (speaker.isPresent()) remarks.add(new Remark(speaker.get(), said.group(2).strip(), number));
        else if (remarks.isEmpty()) throw new Unreadable(file + " line " + number + ": expected a speaker before the first words, " + Speakers.EXPECTED + " and a colon");
        else goOn(line);
    }

    private void goOn(String line) {
        var last = remarks.removeLast();
        remarks.add(new Remark(last.speaker(), (last.text() + " " + line).strip(), last.line()));
    }

    private void finish() {
        if (!remarks.isEmpty()) done.add(new Conversation(file + " " + (call.isEmpty() ? "#" + (done.size() + 1) : call), assistant, language, remarks));
        remarks = new ArrayList<>();
        call = assistant = language = "";
    }
}
