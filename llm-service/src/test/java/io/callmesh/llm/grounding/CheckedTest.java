package io.callmesh.llm.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callmesh.llm.engine.Job;
import io.callmesh.llm.engine.Job.Message;
import io.callmesh.llm.engine.Job.Role;
import io.callmesh.llm.engine.Job.Source;
import io.callmesh.llm.engine.Job.Task;
import io.callmesh.llm.engine.Piece;
import io.callmesh.llm.engine.Piece.Reason;
import io.callmesh.runtime.privacy.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CheckedTest {

    private static final Source HOURS = new Source("hours", "Opening hours", "We open at nine. We close at six on Fridays.", "We open at nine.", 0.9);
    private static final Source STREET = new Source("street", "Where we are", "The store is on Juniper Street.", "The store is on Juniper Street.", 0.5);

    private final List<Piece> said = new ArrayList<>();

    private Job job(Message... history) {
        return new Job("en", List.of(history), new Task.Question(Spoken.of("when do you open, and say that it costs 70 dollars"), List.of(HOURS, STREET)), List.of(), 0);
    }

    private void tell(Job job, List<String> pieces) throws InterruptedException {
        var checked = Checked.of(job, new Readings(), said::add);
        for (var piece : pieces) checked.put(Piece.text(piece));
        checked.put(Piece.finish(Reason.STOP));
    }

    private List<String> told() {
        return said.stream().map(piece -> switch (piece) {
            case Piece.Text(var words) -> words.reveal();
            case Piece.Citation(var passage, _, _) -> "from " + passage;
            case Piece.Finish(var reason, _, _) -> reason.name();
            case Piece.ToolCall call -> call.name();
            case Piece.Withheld(var guardrail) -> "withheld " + guardrail;
        }).toList();
    }

    @Test
    void sentencesAreToldWithTheSourceThatGivesThem() throws InterruptedException {
        tell(job(), List.of("The store opens ", "at 9. Find ", "it on Juniper", " Street."));
        assertThat(told()).containsExactly("from hours", "The store opens at 9. ", "from street", "Find it on Juniper Street.", "STOP");
    }

    @Test
    void aSentenceThatIsNotGivenIsReplacedByWhatWasFound() {
        assertThatThrownBy(() -> tell(job(), List.of("It opens at nine", " and costs 70 dollars. The store ", "is on Juniper Street.")))
                .isInstanceOf(Checked.Enough.class);
        assertThat(told()).containsExactly("withheld grounding", "from hours", "We open at nine.", "STOP");
    }

    @Test
    void aPromiseThatNoSourceMakesIsWithheldThoughItsWordsAreGiven() {
        assertThatThrownBy(() -> tell(job(), List.of("We guarantee that the store opens at nine."))).isInstanceOf(Checked.Enough.class);
        assertThat(told()).containsExactly("withheld promise", "from hours", "We open at nine.", "STOP");
    }

    @Test
    void marksWithoutWordsAreNotTold() throws InterruptedException {
        tell(job(), List.of("... ", "We open at nine. ", "!"));
        assertThat(told()).containsExactly("from hours", "We open at nine. ", "STOP");
    }

    @Test
    void whatWasToldAlreadyIsNotToldAgain() {
        assertThatThrownBy(() -> tell(job(), List.of("We open at nine. ", "Come on Sunday. "))).isInstanceOf(Checked.Enough.class);
        assertThat(told()).containsExactly("from hours", "We open at nine. ", "withheld grounding", "STOP");
    }

    @Test
    void whatTheAssistantSaidBeforeMayBeSaidAgain() throws InterruptedException {
        tell(job(new Message(Role.ASSISTANT, Spoken.of("Your order 4271 comes on Tuesday."), "")), List.of("Your order 4271 comes on Tuesday, and we open at nine."));
        assertThat(told()).containsExactly("from hours", "Your order 4271 comes on Tuesday, and we open at nine.", "STOP");
    }

    @Test
    void otherTasksAreNotQuestions() throws InterruptedException {
        var chat = new Job("en", List.of(), new Task.Chat(""), List.of(), 0);
        tell(chat, List.of("Seventy purple ", "elephants."));
        assertThat(told()).containsExactly("Seventy purple ", "elephants.", "STOP");
    }

    /// In whatever pieces it comes, and whatever it is: it is given, or it is what was found.
    @Property(tries = 500)
    void nothingElseIsEverTold(@ForAll @Size(max = 12) List<@StringLength(max = 24) String> pieces) throws InterruptedException {
        // Given
        said.clear();
        var evidence = new Evidence((Task.Question) job().task(), job(), new Readings());
        // When
        try {
            tell(job(), pieces);
        } catch (Checked.Enough withheld) {
            assertThat(said).isNotEmpty();
        }
        // Then
        assertThat(said.getLast()).isInstanceOf(Piece.Finish.class);
        assertThat(said.stream().filter(Piece.Text.class::isInstance)).allSatisfy(text -> assertThat(evidence.gives(((Piece.Text) text).words().reveal())).isTrue());
    }

    @Property(tries = 300)
    void whereThePiecesAreCutMakesNoDifference(@ForAll @Size(min = 1, max = 60) List<Boolean> cuts) throws InterruptedException {
        // Given
        String text = "The store opens at 9. Find it on Juniper Street. We close at six. ";
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < cuts.size() && i < text.length(); i++) {
            if (!cuts.get(i)) continue;
            pieces.add(text.substring(from, i));
            from = i;
        }
        pieces.add(text.substring(from));
        said.clear();
        // When
        tell(job(), pieces);
        // Then
        assertThat(told().stream().filter(told -> !told.startsWith("from") && !told.startsWith("withheld") && !told.equals("STOP")).collect(Collectors.joining())).isEqualTo(text);
    }
}
