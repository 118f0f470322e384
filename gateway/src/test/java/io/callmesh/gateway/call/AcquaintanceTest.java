package io.callmesh.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.assistant.FolderAssistants;
import io.callmesh.gateway.dialogue.DialogueState;
import io.callmesh.gateway.profile.Caller;
import io.callmesh.gateway.profile.Fact;
import io.callmesh.gateway.profile.Profiles;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcquaintanceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Caller CALLER = new Caller("acme", "+15550100");
    private static final Assistant SHOP = FolderAssistants.read(Path.of("src/test/resources/packs")).get("shop");

    private final Book book = new Book();
    private final Acquaintance acquaintance = new Acquaintance(book);

    @Test
    void whatACallerAgreedToIsKnownOnTheNextCall() {
        // Given
        var first = acquaintance.met(session("call-1"), CALLER.id(), SHOP, NOW);
        var agreed = first.dialogue().knowing(DialogueState.REMEMBER + "orderNumber", "PT24H").with(Map.of("orderNumber", "4271", "message", "hello"), "x", "{}");
        acquaintance.part(first.at(agreed), NOW);

        // When
        var second = acquaintance.met(session("call-2"), CALLER.id(), SHOP, NOW.plusSeconds(60));

        // Then
        assertThat(book.facts).containsExactly(new Fact("orderNumber", "4271", "shop/call-1", NOW.plusSeconds(86_400)));
        assertThat(first.dialogue().slots()).isEmpty();
        assertThat(second.dialogue().slots()).isEqualTo(Map.of("orderNumber", "4271"));
        assertThat(second.dialogue().results()).containsEntry("caller", "{\"known\":\"yes\",\"orderNumber\":\"4271\"}");
    }

    @Test
    void nothingIsRememberedOfWhoIsNotNamed() {
        var session = acquaintance.met(session("call-1"), "", SHOP, NOW);
        acquaintance.part(session.at(session.dialogue().knowing(DialogueState.REMEMBER + "orderNumber", "PT24H").with(Map.of("orderNumber", "4271"), "x", "{}")), NOW);
        assertThat(book.facts).isEmpty();
        assertThat(session.dialogue().results()).isEmpty();
    }

    @Test
    void aFactThatNoLongerFitsIsLeftOut() {
        book.facts.add(new Fact("orderNumber", "42", "shop/call-0", NOW.plusSeconds(60)));
        book.facts.add(new Fact("shoeSize", "42", "shoes/call-0", NOW.plusSeconds(60)));
        assertThat(acquaintance.met(session("call-1"), CALLER.id(), SHOP, NOW).dialogue().slots()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsNoReasonNotToTalk() {
        book.away = true;
        var session = acquaintance.met(session("call-1"), CALLER.id(), SHOP, NOW);
        acquaintance.part(session.at(session.dialogue().knowing(DialogueState.REMEMBER + "orderNumber", "PT24H").with(Map.of("orderNumber", "4271"), "x", "{}")), NOW);
        assertThat(session.dialogue().slots()).isEmpty();
    }

    private static Session session(String call) {
        return Session.begun(call, "token", "acme", "shop", "en", "chat", NOW);
    }

    private static final class Book implements Profiles {

        final List<Fact> facts = new ArrayList<>();
        boolean away;

        @Override
        public List<Fact> of(Caller caller, Instant now) {
            if (away) throw new MeshException(new Fault.Unavailable("redis"));
            return caller.equals(CALLER) ? List.copyOf(facts) : List.of();
        }

        @Override
        public void remember(Caller caller, List<Fact> all) {
            if (away) throw new MeshException(new Fault.Unavailable("redis"));
            assertThat(caller).isEqualTo(CALLER);
            facts.addAll(all);
        }

        @Override
        public boolean erase(Caller caller) {
            return false;
        }
    }
}
