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
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The shipped store remembers an order of callers who agree.
class RememberedOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Assistant RETAIL = FolderAssistants.read(Path.of("../assistants")).get("retail");
    private static final Map<String, Meaning> WORDS = Map.of("where is my order", meant("order_status", Map.of()), "4271", meant("", Map.of("orderNumber", "4271")), "yes", meant("yes", Map.of()), "no", meant("no", Map.of()), "forget me", meant("forget_me", Map.of()));

    private final Book book = new Book();
    private final Acquaintance acquaintance = new Acquaintance(book);
    private final FlowDialogue dialogue = new FlowDialogue((_, _, _, hypotheses, _) -> WORDS.getOrDefault(hypotheses.getFirst().text().reveal(), meant("", Map.of())), (_, task) -> new Plain(task),
            (_, _) -> new Shipped(), new KeptLedger(new MemoryLedger(10), 10), _ -> false, (tenant, caller) -> !book.away && book.erase(new Caller(tenant, caller)));
    private Session session = begun("call-1", "+15550100");

    private static Meaning meant(String intent, Map<String, String> slots) {
        return new Meaning(intent, 1, true, slots, intent.isEmpty() && slots.isEmpty(), 0);
    }

    @Test
    void whoAgreesNeedNotTellTheNumberAgainAndIsNotAskedAgain() throws InterruptedException {
        // Given
        assertThat(says("where is my order")).isEqualTo("What is your order number?");
        assertThat(says("4271")).contains("is on its way").endsWith("when you call again.");
        assertThat(says("yes")).startsWith("Gladly.");
        acquaintance.part(session, NOW);

        // When
        session = begun("call-2", "+15550100");
        String next = says("where is my order");

        // Then
        assertThat(book.facts).containsExactly(new Fact("orderNumber", "4271", "retail/call-1", NOW.plus(Duration.ofDays(14))));
        assertThat(next).contains("is on its way").doesNotContain("Shall I remember");
    }

    @Test
    void whoDoesNotAgreeIsNotAskedAgainInLaterCalls() throws InterruptedException {
        // Given
        says("where is my order");
        says("4271");
        assertThat(says("no")).isEqualTo("All right, I will not keep it.");
        acquaintance.part(session, NOW);
        assertThat(book.facts).extracting(Fact::name).containsExactly("declined.may_i_remember");

        // When
        session = begun("call-2", "+15550100");
        says("where is my order");
        String next = says("4271");

        // Then
        assertThat(next).contains("is on its way").doesNotContain("Shall I remember");
    }

    @Test
    void whoAsksForItIsForgottenOnceThatIsConfirmed() throws InterruptedException {
        // Given
        says("where is my order");
        says("4271");
        says("yes");
        acquaintance.part(session, NOW);
        session = begun("call-2", "+15550100");

        // When
        assertThat(says("forget me")).startsWith("Shall I delete everything");
        assertThat(book.facts).isNotEmpty();
        String done = says("yes");

        // Then
        assertThat(done).isEqualTo("Done. I have deleted what we remembered about you.");
        assertThat(book.facts).isEmpty();
        assertThat(says("where is my order")).isEqualTo("What is your order number?");
        acquaintance.part(session, NOW);
        assertThat(book.facts).isEmpty();
    }

    @Test
    void whoChangesTheirMindIsNotForgotten() throws InterruptedException {
        assertThat(says("forget me")).startsWith("Shall I delete everything");
        assertThat(keys("2")).isEqualTo("All right, I have deleted nothing.");
        assertThat(book.erased).isZero();
    }

    @Test
    void byKeypadItIsConfirmedAsWell() throws InterruptedException {
        says("forget me");
        assertThat(keys("1")).startsWith("Done.");
        assertThat(book.erased).isOne();
    }

    @Test
    void nobodyIsToldToBeForgottenWhoIsNot() throws InterruptedException {
        // Given
        book.away = true;
        says("forget me");

        // When, Then
        assertThat(says("yes")).startsWith("I am sorry, I cannot delete it right now.");
    }

    @Test
    void whoCannotBeKnownIsToldThatNothingIsRemembered() throws InterruptedException {
        session = begun("call-1", "");
        assertThat(says("forget me")).startsWith("I cannot see who is calling");
    }

    @Test
    void whoCannotBeKnownAgainIsNotAsked() throws InterruptedException {
        session = begun("call-1", "");
        says("where is my order");
        assertThat(says("4271")).contains("is on its way").doesNotContain("Shall I remember");
    }

    private Session begun(String call, String caller) {
        return acquaintance.met(Session.begun(call, "token", "acme", "retail", "en", "chat", NOW), caller, RETAIL, NOW.plusSeconds(60));
    }

    private String says(String words) throws InterruptedException {
        return put(Input.Words.typed(words));
    }

    private String keys(String digits) throws InterruptedException {
        return put(new Input.Keys(digits));
    }

    private String put(Input input) throws InterruptedException {
        var said = new ArrayList<String>();
        dialogue.answer(new Question(session.callId(), 1, RETAIL, "en", session.dialogue(), input, List.of()), happening -> {
            if (happening instanceof Happening.Decided(var state, _)) session = session.at(state);
            if (happening instanceof Happening.Said(var clause)) said.add(clause.text().reveal());
        });
        return String.join(" ", said);
    }

    private static final class Book implements Profiles {

        final List<Fact> facts = new ArrayList<>();
        int erased;
        boolean away;

        @Override
        public List<Fact> of(Caller caller, Instant now) {
            return facts.stream().filter(fact -> fact.until().isAfter(now)).toList();
        }

        @Override
        public void remember(Caller caller, List<Fact> all) {
            facts.removeIf(old -> all.stream().anyMatch(fact -> fact.name().equals(old.name())));
            facts.addAll(all);
        }

        @Override
        public boolean erase(Caller caller) {
            facts.clear();
            erased++;
            return true;
        }
    }

    private record Shipped() implements Tool {

        @Override
        public ToolSpec spec() {
            return new ToolSpec("order_lookup", Map.of(), Duration.ofSeconds(1), true, false);
        }

        @Override
        public ToolResult call(Arguments arguments, CallContext context) {
            return new ToolResult.Found("{\"status\":\"shipped\",\"due\":\"2026-11-24\"}");
        }
    }

    /// The template as it is.
    private static final class Plain implements Wording {

        private Optional<Piece> text;

        Plain(Task task) {
            text = task instanceof Task.Verbalize(var template, _) ? Optional.of(new Piece.Text(template)) : Optional.empty();
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
