package io.callmesh.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallErased;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.ConsentGiven;
import io.callmesh.proto.journal.v1.ConsentRefused;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunningCallsTest {

    private final RunningCalls calls = new RunningCalls(3);
    private long offset;

    @Test
    void aCallIsWholeWhenItEndsAndNeedsTheJournalFromItsBeginning() {
        // Given
        note(started("a", 1));
        note(started("b", 1));
        note(turn("a", 2, "hello"));
        assertThat(calls.oldest(0)).hasValue(0);

        // When
        var ended = note(ended("a", 3));

        // Then
        assertThat(ended).hasValueSatisfying(call -> {
            assertThat(call.callId()).isEqualTo("a");
            assertThat(call.entries()).extracting(JournalEntry::getSequence).containsExactly(1L, 2L, 3L);
            assertThat(call.partial()).isFalse();
            assertThat(call.sealed()).isFalse();
        });
        assertThat(calls.oldest(1)).isEmpty();
        assertThat(calls.size()).isOne();
    }

    @Property(tries = 200)
    void entriesThatComeTwiceAndOutOfOrderMakeTheSameCall(@ForAll Random random) {
        // Given
        var entries = new ArrayList<>(List.of(started("a", 1), turn("a", 2, "one"), turn("a", 3, "two"), turn("a", 4, "three")));
        entries.addAll(entries.subList(0, random.nextInt(4)));
        Collections.shuffle(entries, random);
        var calls = new RunningCalls(3);

        // When
        for (var entry : entries) calls.note(new RunningCalls.Place(0, 0), new Found.Whole(entry, false));
        var ended = calls.note(new RunningCalls.Place(0, 9), new Found.Whole(ended("a", 5), false)).orElseThrow();

        // Then
        assertThat(ended.partial()).isFalse();
        assertThat(ended.entries()).extracting(entry -> entry.getTurnTaken().getCaller()).containsExactly("", "one", "two", "three", "");
    }

    @Test
    void anEndThatComesOnceMoreEndsNothing() {
        note(started("a", 1));
        assertThat(note(ended("a", 2))).isPresent();

        assertThat(note(ended("a", 2))).isEmpty();
        assertThat(note(turn("a", 2, "late"))).isEmpty();
        assertThat(calls.size()).isZero();
    }

    @Test
    void theGatewayThatHoldsTheCallIsBelieved() {
        note(started("a", 1));
        note(turn("a", 2, "of the new one").toBuilder().setFence(2).build());
        note(turn("a", 2, "of the old one").toBuilder().setFence(1).build());

        assertThat(note(ended("a", 3))).hasValueSatisfying(call -> assertThat(call.entries().get(1).getTurnTaken().getCaller()).isEqualTo("of the new one"));
    }

    @Test
    void whatIsMissingOrErasedIsTold() {
        note(started("a", 1));
        note(turn("a", 3, "after a gap"));
        assertThat(note(ended("a", 4))).hasValueSatisfying(call -> assertThat(call.partial()).isTrue());

        note(started("b", 1));
        calls.note(new RunningCalls.Place(0, offset++), new Found.Erased(turn("b", 2, "")));
        assertThat(note(ended("b", 3))).hasValueSatisfying(call -> {
            assertThat(call.partial()).isTrue();
            assertThat(call.sealed()).isTrue();
        });
    }

    @Test
    void nothingIsMadeOfACallThatIsErasedOrRefusedThat() {
        note(started("a", 1));
        note(JournalEntry.newBuilder().setCallId("a").setCallErased(CallErased.getDefaultInstance()).build());
        assertThat(note(ended("a", 2))).isEmpty();

        note(started("b", 1));
        note(entry("b", 2).setConsentRefused(ConsentRefused.newBuilder().setPurpose("all")).build());
        assertThat(note(ended("b", 3))).isEmpty();

        note(started("c", 1));
        note(entry("c", 2).setConsentRefused(ConsentRefused.newBuilder().setPurpose("all")).build());
        note(entry("c", 3).setConsentGiven(ConsentGiven.newBuilder().setPurpose("all")).build());
        assertThat(note(ended("c", 4))).isPresent();

        note(started("d", 1));
        note(entry("d", 2).setConsentRefused(ConsentRefused.newBuilder().setPurpose("recording")).build());
        assertThat(note(ended("d", 3))).isPresent();
    }

    @Test
    void anEndOfWhichNothingElseIsKnownMakesNothing() {
        assertThat(note(ended("a", 9))).isEmpty();
    }

    @Test
    void forgetsTheCallNotedLongestAgoAndThoseThatFellSilent() {
        for (var id : List.of("a", "b", "c", "d")) note(started(id, 1));
        assertThat(calls.size()).isEqualTo(3);

        note(started("e", 1).toBuilder().setAt(Timestamp.newBuilder().setSeconds(100_000)).build());
        assertThat(calls.size()).isOne();
        assertThat(calls.oldest(0)).hasValue(4);
    }

    @Test
    void aPartitionThatIsLeftIsForgotten() {
        note(started("a", 1));
        calls.note(new RunningCalls.Place(1, 7), new Found.Whole(started("b", 1), false));

        calls.leave(0);

        assertThat(calls.oldest(0)).isEmpty();
        assertThat(calls.oldest(1)).hasValue(7);
    }

    private Optional<EndedCall> note(JournalEntry entry) {
        return calls.note(new RunningCalls.Place(0, offset++), new Found.Whole(entry, false));
    }

    private static JournalEntry.Builder entry(String call, long sequence) {
        return JournalEntry.newBuilder().setCallId(call).setSequence(sequence).setAt(Timestamp.newBuilder().setSeconds(1_000));
    }

    private static JournalEntry started(String call, long sequence) {
        return entry(call, sequence).setCallStarted(CallStarted.newBuilder().setLanguage("en")).build();
    }

    private static JournalEntry turn(String call, long sequence, String caller) {
        return entry(call, sequence).setTurnTaken(TurnTaken.newBuilder().setCaller(caller)).build();
    }

    private static JournalEntry ended(String call, long sequence) {
        return entry(call, sequence).setCallEnded(CallEnded.newBuilder().setReason("completed")).build();
    }
}
