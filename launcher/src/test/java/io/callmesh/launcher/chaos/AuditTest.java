package io.callmesh.launcher.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.launcher.chaos.call.CallStory;
import io.callmesh.launcher.chaos.call.CallStory.Loss;
import io.callmesh.launcher.chaos.call.CallStory.Manner;
import io.callmesh.launcher.chaos.call.Mind;
import io.callmesh.launcher.chaos.kafka.Written;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.ToolBegun;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.chain.EntryHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The judge is judged: each thing that can go wrong is told as such.
class AuditTest {

    private final String callId = UUID.randomUUID().toString();
    private final CallStory story = new CallStory(0, Manner.TYPES);
    private final List<Written> journal = new ArrayList<>();
    private final List<Office.Change> changes = new ArrayList<>();

    AuditTest() {
        story.opened(callId);
        story.acknowledged(0);
        story.acknowledged(1);
        story.over("hung_up", Mind.of(new Random(1)));
        write(JournalEntry.newBuilder().setCallStarted(CallStarted.getDefaultInstance()));
        write(JournalEntry.newBuilder().setTurnTaken(TurnTaken.getDefaultInstance()));
        write(JournalEntry.newBuilder().setTurn(1).setToolBegun(ToolBegun.newBuilder().setIdempotencyKey(callId + "-1-1")));
        write(JournalEntry.newBuilder().setTurn(1).setTurnTaken(TurnTaken.getDefaultInstance()));
        write(JournalEntry.newBuilder().setTurn(1).setCallEnded(CallEnded.getDefaultInstance()));
        changes.add(change("-1-1", 1));
    }

    @Test
    void aWholeCallPasses() {
        // Given
        journal.add(journal.get(2)); // written twice, as after a lost acknowledgement

        // Then
        assertThat(verdict().passed()).isTrue();
        assertThat(verdict().calls()).isEqualTo(1);
    }

    @Test
    void anAcknowledgedTurnThatIsNotInTheJournalIsLost() {
        story.acknowledged(2);

        assertThat(verdict().lostTurns()).isEqualTo(1);
        assertThat(verdict().passed()).isFalse();
    }

    @Test
    void theSameWishUnderTwoKeysIsDoneTwice() {
        changes.add(change("-1-1x", 1));

        assertThat(verdict().doubledTools()).isEqualTo(1);
    }

    @Test
    void theSameKeyActedOnTwiceIsDoneTwice() {
        changes.set(0, change("-1-1", 2));

        assertThat(verdict().doubledTools()).isEqualTo(1);
    }

    @Test
    void aCallWithoutAnEndInTheJournalIsStuck() {
        journal.removeLast();

        assertThat(verdict().stuckCalls()).isEqualTo(1);
    }

    @Test
    void aCallWhoseCallerNeverGotBackIsStuck() {
        story.over("unanswered", Mind.of(new Random(1)));

        assertThat(verdict().stuckCalls()).isEqualTo(1);
    }

    @Test
    void aGapBreaksTheChain() {
        journal.remove(2);

        assertThat(verdict().brokenChains()).isEqualTo(1);
    }

    @Test
    void anEntryThatWasChangedAfterwardsBreaksTheChain() {
        var entry = journal.get(2).entry().toBuilder().setAssistant("another").build();
        journal.set(2, new Written(journal.get(2).id(), entry, json(entry)));

        assertThat(verdict().brokenChains()).isEqualTo(1);
    }

    @Test
    void ofTwoEntriesOfOneNumberTheOneOfTheHigherFenceHoldsAndTwoOfOneFenceAreAFork() {
        // Given
        var late = journal.get(4).entry().toBuilder().setAssistant("another").setFence(-1).build();
        var rival = late.toBuilder().setFence(0).build();

        // Then
        journal.add(new Written("late", late, json(late)));
        assertThat(verdict().passed()).isTrue();
        assertThat(verdict().more()).containsEntry("superseded_entries", 1);
        journal.add(new Written("rival", rival, json(rival)));
        assertThat(verdict().brokenChains()).isEqualTo(1);
    }

    @Test
    void aTurnThatIsTwiceInTheJournalIsTold() {
        // Given
        journal.removeLast();
        write(JournalEntry.newBuilder().setTurn(1).setTurnTaken(TurnTaken.getDefaultInstance()));
        write(JournalEntry.newBuilder().setTurn(1).setCallEnded(CallEnded.getDefaultInstance()));

        // Then
        assertThat(verdict().brokenChains()).isEqualTo(1);
        assertThat(verdict().more()).containsEntry("doubled_turns", 1);
    }

    @Test
    void whoComesBackLateOrNeverIsLate() {
        story.lost(new Loss("UNAVAILABLE", 1_600, -1));
        assertThat(verdict().passed()).isFalse();
        assertThat(verdict().resumeP95Ms()).isEqualTo(1_600);
        story.lost(new Loss("UNAVAILABLE", -1, -1));
        assertThat(verdict().more()).containsEntry("not_resumed", 1L);
    }

    private Verdict verdict() {
        return Verdict.of(new Audit(List.of(story), journal, changes).findings());
    }

    private Office.Change change(String key, int done) {
        return new Office.Change(callId + key, "POST /orders/4272/delivery", "a", done, done);
    }

    private void write(JournalEntry.Builder entry) {
        var before = journal.isEmpty() ? "0".repeat(64) : journal.getLast().entry().getHash();
        entry.setCallId(callId).setSequence(journal.size() + 1).setPreviousHash(before);
        var whole = entry.setHash(EntryHash.of(json(entry.build()))).build();
        journal.add(new Written(callId + "-" + whole.getSequence(), whole, json(whole)));
    }

    private static String json(JournalEntry entry) {
        try {
            return JsonFormat.printer().print(entry);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
