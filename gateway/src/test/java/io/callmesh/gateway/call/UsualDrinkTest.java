package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.FlowDialogue;
import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Task;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.gateway.dialogue.Happening;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The shipped coffee shop knows the usual drink of callers who agree.
class UsualDrinkTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Assistant COFFEE = FolderAssistants.read(Path.of("../assistants")).get("coffee");
    private static final Map<String, Meaning> WORDS = Map.of("a large latte", meant("order_drink", Map.of("coffeeDrink", "latte", "size", "large")), "a mocha", meant("order_drink", Map.of("coffeeDrink", "mocha")),
            "my usual", meant("usual", Map.of()), "my usual but small", meant("usual", Map.of("size", "small")), "yes", meant("yes", Map.of()), "no", meant("no", Map.of()));
    private static final String ASKED = "Shall I remember this as your usual drink?";

    private final List<Fact> facts = new ArrayList<>();
    private final Acquaintance acquaintance = new Acquaintance(new Book());
    private final FlowDialogue dialogue = new FlowDialogue((_, _, _, hypotheses, _) -> WORDS.getOrDefault(hypotheses.getFirst().text().reveal(), meant("", Map.of())), (_, task) -> new Filled(task),
            (_, _) -> { throw new AssertionError("no tool"); }, new KeptLedger(new MemoryLedger(10), 10), _ -> false);
    private Session session = begun("call-1", "+15550100");

    private static Meaning meant(String intent, Map<String, String> slots) {
        return new Meaning(intent, 1, true, slots, intent.isEmpty() && slots.isEmpty(), 0);
    }

    @Test
    void whoAgreesOrdersItWithOneWordInTheNextCall() throws InterruptedException {
        // Given
        says("a large latte");
        assertThat(says("yes")).endsWith(ASKED);
        assertThat(says("yes")).contains("Next time, just ask for your usual.");
        next("call-2");

        // When
        String confirmed = says("my usual");

        // Then
        assertThat(confirmed).isEqualTo("One latte, large. Right?");
        assertThat(says("yes")).contains("in five minutes").doesNotContain(ASKED);
    }

    @Test
    void whatIsRememberedFillsNoOtherOrder() throws InterruptedException {
        says("a large latte");
        says("yes");
        says("yes");
        next("call-2");
        assertThat(says("a mocha")).isEqualTo("One mocha. Right?");
    }

    @Test
    void whoDoesNotAgreeIsNotAskedAgainNowNorInLaterCalls() throws InterruptedException {
        // Given
        says("a large latte");
        says("yes");
        assertThat(says("no")).isEqualTo("All right, I will not keep it.");

        // When, Then
        says("a mocha");
        assertThat(says("yes")).contains("in five minutes").doesNotContain(ASKED);
        next("call-2");
        says("a mocha");
        assertThat(says("yes")).contains("in five minutes").doesNotContain(ASKED);
        assertThat(says("a large latte")).isEqualTo("One latte, large. Right?");
    }

    @Test
    void whoHasNoneIsAskedForADrink() throws InterruptedException {
        assertThat(says("my usual")).isEqualTo("I do not know your usual drink yet. Which coffee would you like?");
    }

    @Test
    void whoCannotBeKnownAgainIsNotAsked() throws InterruptedException {
        session = begun("call-1", "");
        says("a large latte");
        assertThat(says("yes")).contains("in five minutes").endsWith("Is there anything else I can do for you?");
    }

    private void next(String call) {
        acquaintance.part(session, NOW);
        session = begun(call, "+15550100");
    }

    private Session begun(String call, String caller) {
        return acquaintance.met(Session.begun(call, "token", "acme", "coffee", "en", "chat", NOW), caller, COFFEE, NOW.plusSeconds(60));
    }

    private String says(String words) throws InterruptedException {
        var said = new ArrayList<String>();
        dialogue.answer(new Question(session.callId(), 1, COFFEE, "en", session.dialogue(), Input.Words.typed(words), List.of()), happening -> {
            if (happening instanceof Happening.Decided(var state, _)) session = session.at(state);
            if (happening instanceof Happening.Said(var clause)) said.add(clause.text().reveal());
        });
        return String.join(" ", said);
    }

    private final class Book implements Profiles {

        @Override
        public List<Fact> of(Caller caller, Instant now) {
            return List.copyOf(facts);
        }

        @Override
        public void remember(Caller caller, List<Fact> all) {
            facts.removeIf(old -> all.stream().anyMatch(fact -> fact.name().equals(old.name())));
            facts.addAll(all);
        }

        @Override
        public boolean erase(Caller caller) {
            return facts.removeIf(_ -> true);
        }
    }

    /// The template with its values as they are.
    private static final class Filled implements Wording {

        private Optional<Piece> text;

        Filled(Task task) {
            text = task instanceof Task.Verbalize(var template, var values) ? Optional.of(new Piece.Text(filled(template, values))) : Optional.empty();
        }

        private static String filled(String template, Map<String, String> values) {
            String text = template;
            for (var value : values.entrySet()) text = text.replace("{" + value.getKey() + "}", value.getValue());
            return text;
        }

        @Override
        public Optional<Piece> next() {
            var next = text;
            text = Optional.empty();
            return next;
        }

        @Override
        public void close() {}
    }
}
