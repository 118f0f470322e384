package io.callmesh.gateway.dialogue;

import io.callmesh.gateway.conversation.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Goes on with an answer that the caller cut short: says how far it had got, then the rest of it.
final class Continuing {

    private static final String CONTINUED = "continued", HEARD = "heard", REST = "rest";
    /// Where a sentence ends and another one follows.
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=\\S)|(?<=[。！？])(?=\\S)");
    private static final Pattern LAST_MARK = Pattern.compile("[\\p{P}\\s]+$");

    private final Memory memory;

    Continuing(Memory memory) {
        this.memory = memory;
    }

    void goOn(Optional<Turn> cut) {
        var open = cut.filter(turn -> turn.turn() > Integer.parseInt(memory.more.getOrDefault(CONTINUED, "-1")));
        if (open.isPresent()) tellRest(open.get());
        else memory.sayOnce("nothing_to_go_on", Map.of());
    }

    private void tellRest(Turn cut) {
        memory.more.put(CONTINUED, String.valueOf(cut.turn()));
        String heard = lastSentence(cut.said().reveal()), rest = cut.rest().reveal();
        memory.sayOnce(heard.isEmpty() ? "go_on_start" : "go_on", Map.of(HEARD, heard, REST, rest));
    }

    /// Without the mark at its end, for it is quoted.
    private static String lastSentence(String heard) {
        var sentences = SENTENCES.split(heard.strip());
        return LAST_MARK.matcher(sentences[sentences.length - 1]).replaceFirst("");
    }

    /// Whether what is said last is the rest of an answer that ends with a question.
    static boolean asks(List<Act> acts) {
        if (acts.isEmpty() || !(acts.getLast() instanceof Act.Say say)) return false;
        String rest = say.values().getOrDefault(REST, "");
        return rest.endsWith("?") || rest.endsWith("？");
    }
}
