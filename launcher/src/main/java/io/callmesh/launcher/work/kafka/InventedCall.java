package io.callmesh.launcher.work.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.proto.journal.v1.CallEnded;
import io.callmesh.proto.journal.v1.CallStarted;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.journal.v1.ToolBegun;
import io.callmesh.proto.journal.v1.ToolCalled;
import io.callmesh.proto.journal.v1.TurnTaken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The journal of a call of eight turns that nobody held, in English or Chinese.
///
/// @param id begins with `invented-`
record InventedCall(String id, boolean chinese) {

    private static final int TURNS = 8;
    private static final List<String> ENGLISH = List.of("where is my order", "it is 4271", "and when will it come", "that is terrible", "please send it to 12 Oak Street on Monday", "how much is it, $40?", "perfect thank you", "goodbye");
    private static final List<String> CHINESE = List.of("我的订单在哪里", "订单号是4271", "什么时候到", "太慢了", "请周一送到中山路12号", "要四十元吗", "很好，谢谢", "再见");

    /// In order, each as canonical JSON.
    List<String> entries() {
        var entries = new ArrayList<JournalEntry.Builder>();
        entries.add(JournalEntry.newBuilder().setCallStarted(CallStarted.newBuilder().setLanguage(chinese ? "zh" : "en").setLine("chat")));
        for (int turn = 1; turn <= TURNS; turn++) entries.add(turn(turn));
        entries.add(3, JournalEntry.newBuilder().setTurn(2).setToolBegun(ToolBegun.newBuilder().setName("order").setIdempotencyKey("k")));
        entries.add(4, JournalEntry.newBuilder().setTurn(2).setToolCalled(ToolCalled.newBuilder().setName("order").setOutcome("found").setIdempotencyKey("k")));
        entries.add(JournalEntry.newBuilder().setTurn(TURNS).setCallEnded(CallEnded.newBuilder().setReason("completed").setTurns(TURNS).setSeconds(90)));
        var written = new ArrayList<String>();
        for (var entry : entries) written.add(json(entry, written.size() + 1));
        return written;
    }

    private JournalEntry.Builder turn(int number) {
        var said = chinese ? "好的，我来看一下。工作人员会在两天内联系您。" : "It is on its way. We will call you within two days.";
        var turn = TurnTaken.newBuilder().setCaller((chinese ? CHINESE : ENGLISH).get(number - 1)).setSaid(said).setResponseMs(300 + 10.0 * number).setSpeechMs(1_500).setSaidMs(3_000);
        if (number == 1) turn.setIntent("order_status");
        if (number == 2) turn.putSlots("orderNumber", "4271");
        return JournalEntry.newBuilder().setTurn(number).setTurnTaken(turn);
    }

    private String json(JournalEntry.Builder entry, int sequence) {
        var now = Instant.now();
        entry.setCallId(id).setTenant("bench").setAssistant("retail").setSequence(sequence).setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(entry);
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("an entry holds no Any, so it can always be printed", impossible);
        }
    }
}
