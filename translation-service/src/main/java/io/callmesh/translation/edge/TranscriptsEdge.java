package io.callmesh.translation.edge;

import com.google.protobuf.ByteString;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.proto.work.v1.CallTranscript;
import io.callmesh.proto.work.v1.TranscriptLine;
import io.callmesh.proto.work.v1.TranscriptLines;
import io.callmesh.runtime.journal.EndedCall;
import io.callmesh.runtime.journal.WorkRecords;
import io.callmesh.runtime.journal.kafka.EndedCalls;
import io.callmesh.runtime.journal.kafka.Written;
import io.callmesh.runtime.kafka.Item;
import io.callmesh.runtime.kafka.Product;
import io.callmesh.runtime.pack.PackShelf;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.runtime.seal.Seal;
import io.callmesh.translation.translate.Line;
import io.callmesh.translation.translate.Remark;
import io.callmesh.translation.translate.Transcripts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Writes the words of each call that ended and was not held in its supervisor's language, translated, and sealed where the call's
/// journal is. Nothing here is on a call's path.
public final class TranscriptsEdge implements EndedCalls.Maker {

    public static final String TOPIC = "callmesh.transcripts.v1";

    private static final String SOURCE = "/callmesh/translation-service";

    private final Transcripts transcripts;
    private final Phrasebooks books;
    private final Seal seal;
    private final UnaryOperator<String> reads;

    /// @param reads which language a tenant's supervisors read; empty: they want no transcripts
    public TranscriptsEdge(Transcripts transcripts, PackShelf shelf, Seal seal, UnaryOperator<String> reads) {
        this.transcripts = transcripts;
        this.books = new Phrasebooks(shelf);
        this.seal = seal;
        this.reads = reads;
    }

    @Override
    public List<Product> make(EndedCall call, Item end) throws InterruptedException {
        var target = reads.apply(call.last().getTenant());
        var language = call.entries().stream().filter(JournalEntry::hasCallStarted).map(entry -> entry.getCallStarted().getLanguage()).findFirst().orElse("");
        var remarks = remarks(call.entries());
        if (target.isEmpty() || language.isEmpty() || remarks.isEmpty() || Transcripts.same(language, target)) return List.of();
        var lines = transcripts.translated(remarks, books.latest(call.last().getAssistant()), language, target);
        return List.of(Written.of(TOPIC, call.last(), "-transcript-" + target, SOURCE, CallTranscript.getDescriptor().getFullName(), proto(call, language, target, lines)));
    }

    private static List<Remark> remarks(List<JournalEntry> entries) {
        var remarks = new ArrayList<Remark>();
        for (var entry : entries) {
            var turn = entry.getTurnTaken();
            if (!turn.getCaller().isBlank()) remarks.add(new Remark(entry.getTurn(), "caller", Spoken.of(turn.getCaller())));
            if (!turn.getSaid().isBlank()) remarks.add(new Remark(entry.getTurn(), turn.getByPerson() ? "person" : "assistant", Spoken.of(turn.getSaid())));
        }
        return remarks;
    }

    private CallTranscript proto(EndedCall call, String language, String target, List<Line> lines) {
        var transcript = TranscriptLines.newBuilder().addAllLines(lines.stream().map(TranscriptsEdge::proto).toList()).build();
        var proto = CallTranscript.newBuilder()
                .setCallId(call.callId())
                .setTenant(call.last().getTenant())
                .setAssistant(call.last().getAssistant())
                .setAt(call.last().getAt())
                .setLanguage(language)
                .setTarget(target)
                .setLines(lines.size())
                .setUntranslated((int) lines.stream().filter(line -> !line.translated()).count())
                .setPartial(call.partial());
        if (call.sealed()) proto.setSealed(ByteString.copyFrom(seal.seal(call.callId(), WorkRecords.TRANSCRIPT, transcript.toByteArray())));
        else proto.setTranscript(transcript);
        return proto.build();
    }

    private static TranscriptLine proto(Line line) {
        return TranscriptLine.newBuilder()
                .setTurn(line.turn())
                .setWho(line.who())
                .setText(line.text().reveal())
                .setTranslated(line.translated())
                .setOriginal(line.original().reveal())
                .setEngine(line.engine())
                .build();
    }
}
