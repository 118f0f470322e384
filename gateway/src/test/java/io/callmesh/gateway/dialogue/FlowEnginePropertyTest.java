package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.dialogue.Heard.Meant;
import io.callmesh.gateway.dialogue.Heard.Sureness;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/// Whatever a caller does, in whatever order.
class FlowEnginePropertyTest {

    private static final Set<String> KINDS = Set.of("slot", "read-back", "confirm");

    @Property(tries = 500)
    void theStateStaysValid(@ForAll("calls") List<Heard> call) {
        var chat = new Chat();
        for (var heard : call) {
            chat.put(heard);
            var state = chat.state;
            assertThat(state.retries()).isBetween(0, 3);
            assertThat(state.flow().isEmpty()).isEqualTo(state.awaiting().isEmpty());
            if (state.awaiting().isEmpty()) continue;
            assertThat(KINDS).contains(state.awaiting().split(":")[0]);
            assertThat(Place.step(Chat.SHOP.flows().get(state.flow()), state.path())).isPresent();
            assertThat(state.expecting().isEmpty() || Chat.SHOP.slots().containsKey(state.expecting())).isTrue();
        }
    }

    @Property(tries = 500)
    void nothingIsChangedThatTheCallerDidNotConfirm(@ForAll("calls") List<Heard> call) {
        var chat = new Chat();
        boolean changed = false;
        for (var heard : call) {
            var before = chat.state;
            int called = chat.world.called.size();
            chat.put(heard);
            for (var change : chat.world.called.subList(called, chat.world.called.size())) {
                if (!change.tool().equals("order_cancel")) continue;
                changed = true;
                boolean yes = heard instanceof Meant meant && meant.is("yes") || heard instanceof Heard.Keyed(var digits) && digits.startsWith("1");
                assertThat(yes).isTrue();
                assertThat(before.awaiting()).isEqualTo("confirm");
                assertThat(change.confirmed()).isTrue();
                assertThat(change.arguments()).containsEntry("number", before.slots().get("orderNumber"));
                assertThat(before.more()).containsEntry("confirmed:orderNumber", before.slots().get("orderNumber"));
            }
        }
        Statistics.label("something was changed").collect(changed).coverage(coverage -> coverage.check(true).count(times -> times > 0));
    }

    @Property(tries = 300)
    void everyAnswerButABareKeyPressSaysSomething(@ForAll("calls") List<Heard> call) {
        var chat = new Chat();
        for (var heard : call) {
            String said = chat.put(heard);
            if (!(heard instanceof Heard.Keyed)) assertThat(said).isNotBlank();
        }
    }

    @Provide
    Arbitrary<List<Heard>> calls() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, meant()),
                Tuple.of(2, Arbitraries.of("1", "2", "0", "#", "*", "4271#", "4272", "42", "9001").map(Heard.Keyed::new)),
                Tuple.of(1, Arbitraries.integers().between(1, 4).map(Heard.Quiet::new)),
                Tuple.of(1, Arbitraries.just(new Heard.Unclear()))).list().ofMaxSize(25);
    }

    private static Arbitrary<Heard> meant() {
        var intents = Arbitraries.of("", "yes", "yes", "no", "cancel", "repeat", "agent", "menu", "thanks", "correction", "out_of_scope", "order_status", "cancel_order",
                "cancel_order", "order_drink", "hours", "returns", "goodbye", "no_such_intent");
        var slots = Arbitraries.of(Map.<String, List<String>>of(), Map.of("orderNumber", List.of("4271")), Map.of("orderNumber", List.of("4272", "4271")),
                Map.of("orderNumber", List.of("9001")), Map.of("orderNumber", List.of("42")), Map.of("drink", List.of("tea")), Map.of("drink", List.of("tea"), "size", List.of("large")));
        return Combinators.combine(intents, slots, Arbitraries.of(true, false), Arbitraries.of(Sureness.class))
                .as((intent, told, exact, sureness) -> new Meant(intent, exact, told, sureness, "may i return this"));
    }
}
