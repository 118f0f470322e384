package io.callmesh.llm.edge;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.callmesh.llm.summary.Call;
import io.callmesh.llm.summary.RunningCalls;
import io.callmesh.llm.summary.Summarizer;
import io.callmesh.proto.journal.v1.JournalEntry;
import io.callmesh.runtime.MeshException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Reads what happened on calls from Kafka and writes a summary of each that ended. Nothing here is on a call's path.
@ApplicationScoped
class JournalEdge {

    private static final Logger LOG = Logger.getLogger(JournalEdge.class);
    private static final int WAITING = 256;

    private final RunningCalls calls;
    private final Summarizer summarizer;
    private final Emitter<String> summaries;

    JournalEdge(RunningCalls calls, Summarizer summarizer, @Channel("summaries") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<String> summaries) {
        this.calls = calls;
        this.summarizer = summarizer;
        this.summaries = summaries;
    }

    /// One entry, on a worker thread, in the order of its partition. An entry that cannot be read is passed over.
    @Incoming("journal")
    @Blocking
    void hear(String json) throws InterruptedException {
        var entry = read(json);
        if (entry.isEmpty()) return;
        var ended = calls.note(entry.get().getCallId(), Happenings.of(entry.get()));
        if (ended.isPresent()) sumUp(entry.get(), ended.get());
    }

    private static Optional<JournalEntry> read(String json) {
        try {
            var entry = JournalEntry.newBuilder();
            JsonFormat.parser().ignoringUnknownFields().merge(json, entry);
            return Optional.of(entry.build());
        } catch (InvalidProtocolBufferException malformed) {
            LOG.warn("journal entry passed over: not canonical JSON of callmesh.journal.v1.JournalEntry");
            return Optional.empty();
        }
    }

    private void sumUp(JournalEntry last, Call call) throws InterruptedException {
        try {
            summaries.send(SummaryEvent.of(last, summarizer.sumUp(call)));
        } catch (MeshException failed) {
            LOG.warnf("no summary callId=%s fault=%s", last.getCallId(), failed.fault());
        } catch (IllegalStateException full) {
            LOG.warnf("no summary callId=%s: Kafka takes none", last.getCallId());
        }
    }
}
