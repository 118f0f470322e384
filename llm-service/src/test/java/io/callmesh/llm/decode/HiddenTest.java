package io.callmesh.llm.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.llm.engine.Generator;
import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Kind;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.privacy.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HiddenTest {

    private final List<String> seen = new ArrayList<>();
    private final List<Piece> said = new ArrayList<>();
    private List<String> answer = List.of();

    /// Tells in pieces, as models do.
    private final class Model implements Generator {

        @Override
        public String name() {
            return "model";
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public void generate(Job job, Sink<Piece> told) throws InterruptedException {
            job.history().forEach(message -> seen.add(message.text().reveal()));
            if (job.task() instanceof Task.Question(var text, var _)) seen.add(text.reveal());
            if (job.task() instanceof Task.Write(var _, var parts, var _)) parts.values().forEach(part -> seen.add(part.reveal()));
            for (var piece : answer) told.put(Piece.text(piece));
            told.put(Piece.finish(Reason.STOP));
        }
    }

    private String told() {
        var text = new StringBuilder();
        for (var piece : said) if (piece instanceof Piece.Text(var words)) text.append(words.reveal());
        return text.toString();
    }

    @Test
    void aModelSeesTokensAndWhatItTellsHasTheValues() throws Exception {
        // Given
        var history = List.of(new Message(Role.CALLER, Spoken.of("my card is 4111 1111 1111 1111 and marlowe is my cat"), ""), new Message(Role.TOOL, Spoken.of("{\"phone\":\"212-736-5000\"}"), "1"));
        answer = List.of("I noted [ca", "rd 1", "], your [reference 1] and [x", "] for [name 1]", ".");

        // When
        Hidden.generate(new Model(), new Job("en", history, new Task.Question(Spoken.of("is four one one one one one one one one one one one one one one one valid"), List.of()), List.of(), 0,
                Tokens.NONE.with(Kind.NAME, "Marlowe")), said::add);

        // Then
        assertThat(seen).containsExactly("my card is [card 1] and [name 1] is my cat", "{\"phone\":\"[phone 1]\"}", "is [card 1] valid");
        assertThat(told()).isEqualTo("I noted 4111111111111111, your [reference 1] and [x] for Marlowe.");
        assertThat(said.getLast()).isEqualTo(Piece.finish(Reason.STOP));
    }

    @Test
    void partsOfAPromptAreHiddenToo() throws Exception {
        answer = List.of("{\"value\": \"[phone 1]\"}");
        Hidden.generate(new Model(), new Job("zh", List.of(), new Task.Write("command", Map.of("text", Spoken.of("打13800138000")), ""), List.of(), 0), said::add);
        assertThat(seen).containsExactly("打[电话1]");
        assertThat(told()).isEqualTo("{\"value\": \"13800138000\"}");
    }
}
