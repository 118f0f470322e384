package io.callmesh.gateway.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.callmesh.gateway.conversation.Input;
import io.callmesh.gateway.dialogue.Dialogue.Question;
import io.callmesh.gateway.dialogue.Understanding.Meaning;
import io.callmesh.gateway.tool.Arguments;
import io.callmesh.gateway.tool.CallContext;
import io.callmesh.gateway.tool.Deed;
import io.callmesh.gateway.tool.KeptLedger;
import io.callmesh.gateway.tool.Ledger;
import io.callmesh.gateway.tool.MemoryLedger;
import io.callmesh.gateway.tool.Tool;
import io.callmesh.gateway.tool.ToolResult;
import io.callmesh.gateway.tool.ToolSpec;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// A caller who wants one order cancelled and says yes until somebody says that it was; gateways that die, are interrupted,
/// fail, and answer the same yes at the same time. The order is cancelled once at most.
class AtMostOncePropertyTest {

    /// Where a gateway comes to grief.
    enum Place {
        NOWHERE,
        BEFORE_IT_IS_WRITTEN,
        AFTER_IT_IS_WRITTEN,
        BEFORE_IT_IS_DONE,
        AFTER_IT_IS_DONE,
        BEFORE_THE_END_IS_WRITTEN,
        AFTER_THE_END_IS_WRITTEN,
        WHEN_IT_IS_TOLD
    }

    enum Grief {
        DIES,
        BREAKS
    }

    /// One yes, and what becomes of the gateway that answers it.
    ///
    /// @param twice       the same yes is delivered to a second gateway, too
    /// @param interrupted the caller talks over the answer
    /// @param sameTurn    it is the yes of the turn before, found unanswered in the session
    record Yes(Place place, Grief grief, boolean twice, boolean interrupted, boolean sameTurn) {}

    @Property(tries = 400)
    void anOrderIsCancelledOnceAtMost(@ForAll boolean repeatable, @ForAll("calls") List<Yes> told) throws InterruptedException {
        // Given
        var office = new Office(repeatable);
        var ledger = new MemoryLedger(100);
        var state = confirming();
        int turn = 2;

        // When
        for (var yes : told) {
            turn += yes.sameTurn() ? 0 : 1;
            var first = new Gateway(office, ledger, yes.place(), yes.grief(), state, turn);
            var second = new Gateway(office, ledger, Place.NOWHERE, yes.grief(), state, turn);
            first.answer(yes.interrupted());
            if (yes.twice()) second.answer(false);
            first.settle();
            if (yes.twice()) second.settle();
            if (first.decided.isPresent() && first.decided.get().awaiting().isEmpty()) break;
        }

        // Then
        assertThat(office.cancelled).isLessThanOrEqualTo(1);
        assertThat(office.saidDone).isLessThanOrEqualTo(office.cancelled > 0 ? Integer.MAX_VALUE : 0);
    }

    @Provide
    Arbitrary<List<Yes>> calls() {
        var yes = Combinators.combine(Arbitraries.of(Place.class), Arbitraries.of(Grief.class), Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Yes::new);
        return yes.list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 200)
    void whoeverIsToldThatItIsDoneIsToldTheTruth(@ForAll boolean repeatable, @ForAll Place place, @ForAll Grief grief) throws InterruptedException {
        // Given
        var office = new Office(repeatable);
        var ledger = new MemoryLedger(100);
        new Gateway(office, ledger, place, grief, confirming(), 3).run();

        // When
        var next = new Gateway(office, ledger, Place.NOWHERE, grief, confirming(), 4);
        next.run();

        // Then
        assertThat(office.cancelled).isLessThanOrEqualTo(1);
        if (next.outcome().equals("done")) assertThat(office.cancelled).isEqualTo(1);
        else assertThat(next.outcome()).isEqualTo(place == Place.AFTER_IT_IS_WRITTEN || place == Place.BEFORE_IT_IS_DONE || office.cancelled == 1 ? "uncertain" : "failed");
        if (repeatable && grief == Grief.DIES) assertThat(next.outcome()).isEqualTo("done");
    }

    /// Where the shop has asked whether to cancel order 4272.
    private static DialogueState confirming() {
        var chat = new Chat();
        chat.types("cancel_order", "orderNumber", "4272");
        chat.wants("yes");
        return chat.state;
    }

    /// Does nothing twice for the same key if it is of that kind.
    private static final class Office {

        final boolean repeatable;
        private final Set<String> keys = new HashSet<>();
        int cancelled;
        int saidDone;

        Office(boolean repeatable) {
            this.repeatable = repeatable;
        }

        synchronized ToolResult cancel(String key) {
            if (!repeatable || keys.add(key)) cancelled++;
            return new ToolResult.Done("{}");
        }
    }

    /// A gateway that answers one yes.
    private static final class Gateway implements Tool, Ledger {

        private final Office office;
        private final Ledger ledger;
        private final Place place;
        private final Grief grief;
        private final DialogueState state;
        private final int turn;
        private final CountDownLatch dead = new CountDownLatch(1), over = new CountDownLatch(1);
        private final List<Happening> told = new CopyOnWriteArrayList<>();
        volatile Optional<DialogueState> decided = Optional.empty();

        Gateway(Office office, Ledger ledger, Place place, Grief grief, DialogueState state, int turn) {
            this.office = office;
            this.ledger = ledger;
            this.place = place;
            this.grief = grief;
            this.state = state;
            this.turn = turn;
        }

        void run() throws InterruptedException {
            answer(false);
            settle();
        }

        void answer(boolean interrupted) {
            var mind = Thread.ofVirtual().start(() -> {
                try {
                    dialogue().answer(new Question("call", turn, Chat.SHOP, "en", state, Input.Words.typed("yes"), List.of()), this::hear);
                } catch (InterruptedException | MeshException cut) {
                    Thread.currentThread().interrupt();
                } finally {
                    over.countDown();
                    dead.countDown();
                }
            });
            if (interrupted) mind.interrupt();
        }

        /// Until it has answered, or died.
        void settle() throws InterruptedException {
            dead.await();
            if (outcome().equals("done")) office.saidDone++;
        }

        String outcome() {
            return told.stream().filter(Happening.ToolUsed.class::isInstance).map(used -> ((Happening.ToolUsed) used).outcome()).findFirst().orElse("");
        }

        private Dialogue dialogue() {
            return new FlowDialogue((_, _, _, _, _) -> new Meaning("yes", 1, true, Map.of(), false, 0), (_, _) -> { throw new MeshException(new Fault.Unavailable("llm")); },
                    (_, _) -> this, new KeptLedger(this, 100), _ -> false);
        }

        private void hear(Happening happening) {
            if (happening instanceof Happening.ToolUsed) at(Place.WHEN_IT_IS_TOLD);
            told.add(happening);
            if (happening instanceof Happening.Decided(var after, _)) decided = Optional.of(after);
        }

        private void at(Place here) {
            if (here != place) return;
            if (grief == Grief.BREAKS) throw new MeshException(new Fault.EngineFailed("everything"));
            dead.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException goneOn) {
                at(here);
            }
        }

        @Override
        public Standing begin(Deed deed, Set<String> known) {
            at(Place.BEFORE_IT_IS_WRITTEN);
            var standing = ledger.begin(deed, known);
            at(Place.AFTER_IT_IS_WRITTEN);
            return standing;
        }

        @Override
        public void write(Deed deed) {
            at(Place.BEFORE_THE_END_IS_WRITTEN);
            ledger.write(deed);
            at(Place.AFTER_THE_END_IS_WRITTEN);
        }

        @Override
        public ToolSpec spec() {
            return new ToolSpec("order_cancel", Map.of(), Duration.ofSeconds(20), false, true, office.repeatable);
        }

        @Override
        public ToolResult call(Arguments arguments, CallContext context) {
            at(Place.BEFORE_IT_IS_DONE);
            var result = office.cancel(context.idempotencyKey());
            at(Place.AFTER_IT_IS_DONE);
            return result;
        }
    }
}
