package io.callmesh.launcher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.launcher.journal.Opened.Words;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallErased;
import io.callmesh.proto.journal.v1.CallResumed;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.TurnTaken;
import io.callmesh.runtime.chain.EntryHash;
import io.callmesh.runtime.seal.Seal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallStoryTest {

    private static final StoryText TEXT = new StoryText(ZoneOffset.UTC);

    private final List<String> records = new ArrayList<>();
    private String previous = "0".repeat(64);

    @Test
    void aCallReadsLikeAStoryAndItsChainIsWhole() throws Exception {
        // Given
        call();

        // When
        var story = story(Seal.clear());

        // Then
        assertThat(lines(story)).isEqualTo("""
                1  10:00:01.000  turn  0  call started: en, line chat
                2  10:00:02.000  turn  1  turn taken: order_status, answered in 812 ms
                                          slots  {orderNumber=4271}
                                          caller where is my order
                                          agent  It is on its way.
                3  10:00:03.000  turn  1  call resumed: line grpc, gateway-2
                4  10:00:04.000  turn  1  call ended: completed after 1 turns, 12.3 s
                """.indent(2).stripTrailing());
        assertThat(TEXT.verdict(story)).isEqualTo("4 entries, chain whole");
        assertThat(story.whole() && story.ended() && story.known()).isTrue();
    }

    @Test
    void whatIsMissingAlteredOrWrittenAgainIsTold() throws Exception {
        // Given
        call();
        records.add(records.getFirst());
        records.set(2, records.get(2).replace("gateway-2", "gateway-3"));
        records.remove(1);

        // When
        var story = story(Seal.clear());

        // Then
        assertThat(story.whole()).isFalse();
        assertThat(TEXT.verdict(story)).isEqualTo("3 entries, chain BROKEN: gap at 2, altered at 3; 1 written again");
        assertThat(StoryJson.of(story).path("breaks")).extracting(node -> node.asText()).containsExactly("gap at 2", "altered at 3");
    }

    @Test
    void anErasedCallSaysSoAndItsChainIsStillWhole() throws Exception {
        // Given
        call();
        records.add(JsonFormat.printer().print(JournalEntry.newBuilder().setCallId("call").setCallErased(CallErased.newBuilder().setReason("call"))));

        // When: the key is gone
        var story = story(new Keyless());

        // Then
        assertThat(lines(story)).contains("(what was said has been erased)", "  -  00:00:00.000  turn  0  call erased: call").doesNotContain("where is my order");
        assertThat(TEXT.verdict(story)).isEqualTo("4 entries, chain whole; what was said has been erased");
        assertThat(StoryJson.of(story).path("erased").asBoolean()).isTrue();
    }

    @Test
    void withoutKeysTheChainCanBeVerifiedAllTheSame() throws Exception {
        call();

        var story = story(new NoKeys());

        assertThat(story.whole()).isTrue();
        assertThat(story.entries().get(1).words()).isEqualTo(Words.SEALED);
        assertThat(story.erased()).isFalse();
    }

    @Test
    void aRecordThatIsNoEntryAndALetterOfARefusedOneAreTold() throws Exception {
        call();
        records.remove(3);
        records.add("[]");

        var story = CallStory.of("call", new CallRecords(records, List.of("{\"id\":\"call-4\"}", "{\"id\":\"call-4\"}")), Seal.clear());

        assertThat(story.whole()).isFalse();
        assertThat(TEXT.verdict(story)).isEqualTo("3 entries, 1 records that are no entries; 1 refused by Kafka (callmesh.journal.dlq.v1); the call has not ended, or its end is missing");
    }

    private void call() throws Exception {
        add(0, JournalEntry.newBuilder().setCallStarted(CallStarted.newBuilder().setLanguage("en").setLine("chat")));
        var words = JournalEntry.newBuilder().setTurnTaken(TurnTaken.newBuilder().setCaller("where is my order").setSaid("It is on its way.").putSlots("orderNumber", "4271")).build();
        add(1, JournalEntry.newBuilder().setTurnTaken(TurnTaken.newBuilder().setIntent("order_status").setResponseMs(812)).setSealed(ByteString.copyFrom(words.toByteArray())));
        add(1, JournalEntry.newBuilder().setCallResumed(CallResumed.newBuilder().setLine("grpc").setGateway("gateway-2")));
        add(1, JournalEntry.newBuilder().setCallEnded(CallEnded.newBuilder().setReason("completed").setTurns(1).setSeconds(12.25)));
    }

    private void add(int turn, JournalEntry.Builder entry) throws Exception {
        int number = records.size() + 1;
        entry.setCallId("call").setTurn(turn).setSequence(number).setPreviousHash(previous).setAt(Timestamp.newBuilder().setSeconds(10 * 3_600 + number));
        previous = EntryHash.of(JsonFormat.printer().print(entry));
        records.add(JsonFormat.printer().omittingInsignificantWhitespace().print(entry.setHash(previous)));
    }

    private CallStory story(Seal seal) {
        return CallStory.of("call", new CallRecords(records, List.of()), seal);
    }

    private static String lines(CallStory story) {
        return story.entries().stream().map(TEXT::line).collect(Collectors.joining("\n"));
    }

    /// The key of every call is gone.
    private static final class Keyless implements Seal {

        @Override
        public byte[] seal(String owner, String purpose, byte[] clear) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> open(String owner, String purpose, byte[] sealed) {
            return Optional.empty();
        }
    }
}
