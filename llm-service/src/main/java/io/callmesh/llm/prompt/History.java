package io.callmesh.llm.prompt;

import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A conversation under a budget of tokens: what was said last as it was, and of what was said before it the caller's words in
/// short. What a message of the system says was said before all that, in short, goes first.
///
/// It is cut in steps of several turns, so that for some turns the same stands in front and stays read. Tokens are estimated,
/// for the models differ: one for a Chinese character, one for four other characters.
///
/// @param earlier empty when nothing was cut
record History(Spoken earlier, List<Message> recent) {

    /// Leaves half of a context of 4,096 for instruction, passages and answer.
    static final int BUDGET = 2_000;
    private static final int STEP = 8, FOR_EARLIER = 200, QUOTE = 120, EACH = 4, CHARACTERS = 4;

    History {
        recent = List.copyOf(recent);
    }

    static History of(List<Message> all) {
        return of(all, BUDGET);
    }

    static History of(List<Message> all, int budget) {
        var said = all.stream().filter(message -> message.role() != Role.SYSTEM).toList();
        int cut = 0;
        while (cut + STEP < said.size() && tokens(said.subList(cut, said.size())) > budget - (cut == 0 ? 0 : FOR_EARLIER)) cut += STEP;
        return new History(joined(before(all), inShort(said.subList(0, cut))), said.subList(cut, said.size()));
    }

    /// What somebody has summed up of what was said before a conversation.
    static Spoken before(List<Message> all) {
        return Spoken.of(all.stream().filter(message -> message.role() == Role.SYSTEM).map(message -> message.text().reveal().strip()).collect(Collectors.joining(" ")));
    }

    private static Spoken joined(Spoken first, Spoken second) {
        return first.nothing() ? second : second.nothing() ? first : Spoken.of(first.reveal() + " " + second.reveal());
    }

    private static int tokens(List<Message> messages) {
        return messages.stream().mapToInt(message -> EACH + tokens(message.text().reveal())).sum();
    }

    static int tokens(String text) {
        int han = (int) text.codePoints().filter(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN).count();
        return han + (text.length() - han + CHARACTERS - 1) / CHARACTERS;
    }

    /// The latest of what the caller said, as much as fits.
    private static Spoken inShort(List<Message> cut) {
        var quotes = new ArrayList<String>();
        int left = FOR_EARLIER;
        for (var message : cut.reversed()) {
            if (message.role() != Role.CALLER || message.text().nothing()) continue;
            String quote = "“" + shortened(message.text().reveal().strip()) + "”";
            left -= tokens(quote);
            if (left < 0) break;
            quotes.addFirst(quote);
        }
        return Spoken.of(String.join(" ", quotes));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= QUOTE ? text : text.substring(0, text.offsetByCodePoints(0, QUOTE)).strip() + "…";
    }
}
