package io.callmesh.runtime.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.seal.CallSeal;
import io.callmesh.runtime.seal.Seal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalRecordsTest {

    private static final JournalEntry CLEAR = JournalEntry.newBuilder().setCallId("call-1").setSequence(3).setTurnTaken(TurnTaken.newBuilder().setResponseMs(120)).build();
    private static final JournalEntry WORDS = JournalEntry.newBuilder().setTurnTaken(TurnTaken.newBuilder().setCaller("where is it").putSlots("order", "4271")).build();

    @Test
    void anEntryInClearIsRead() throws Exception {
        assertThat(new JournalRecords(Seal.clear()).read(json(CLEAR))).isEqualTo(new Found.Whole(CLEAR, false));
    }

    @Test
    void whatWasSealedIsPutBackToWhatStoodInClear() throws Exception {
        // Given
        var seal = CallSeal.inMemory("call-1");

        // When
        var found = new JournalRecords(seal).read(json(sealed(seal)));

        // Then
        assertThat(found).isInstanceOfSatisfying(Found.Whole.class, whole -> {
            assertThat(whole.entry().getTurnTaken().getCaller()).isEqualTo("where is it");
            assertThat(whole.entry().getTurnTaken().getSlotsMap()).containsEntry("order", "4271");
            assertThat(whole.entry().getTurnTaken().getResponseMs()).isEqualTo(120);
            assertThat(whole.entry().getSequence()).isEqualTo(3);
            assertThat(whole.entry().getSealed().isEmpty()).isTrue();
            assertThat(whole.sealed()).isTrue();
        });
    }

    @Test
    void anEntryWhoseKeyIsGoneSaysThatSomethingHappened() throws Exception {
        assertThat(new JournalRecords(CallSeal.inMemory()).read(json(sealed(CallSeal.inMemory("call-1"))))).isInstanceOfSatisfying(Found.Erased.class, erased -> assertThat(erased.entry().getTurnTaken().getResponseMs()).isEqualTo(120));
    }

    @Test
    void keysThatCannotBeAskedForAreNoErasure() {
        assertThatThrownBy(() -> new JournalRecords(new AwayKeys()).read(json(sealed(Seal.clear())))).isInstanceOf(MeshException.class);
    }

    @Test
    void somethingElseIsUnreadableAndALaterVersionIsNot() {
        var records = new JournalRecords(Seal.clear());

        assertThat(records.read("not an entry")).isInstanceOf(Found.Unreadable.class);
        assertThat(records.read("{}")).isInstanceOf(Found.Unreadable.class);
        assertThat(records.read("{\"callId\":\"c\",\"somethingNew\":{\"a\":1}}")).isInstanceOf(Found.Whole.class);
    }

    private static JournalEntry sealed(Seal seal) {
        return CLEAR.toBuilder().setSealed(ByteString.copyFrom(seal.seal("call-1", JournalRecords.PURPOSE, WORDS.toByteArray()))).build();
    }

    private static final class AwayKeys implements Seal {

        @Override
        public byte[] seal(String owner, String purpose, byte[] clear) {
            throw new MeshException(new Fault.Unavailable("redis"));
        }

        @Override
        public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
            throw new MeshException(new Fault.Unavailable("redis"));
        }
    }

    private static String json(JournalEntry entry) throws Exception {
        return JsonFormat.printer().omittingInsignificantWhitespace().print(entry);
    }
}
