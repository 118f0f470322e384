package io.callmesh.gateway.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callmesh.gateway.call.Tape;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.json.RecordJson;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.turn.Action;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/// A tape in a file, one entry as JSON on each line, written by a thread of its own. A disk that cannot keep up ends the
/// tape, never the call.
final class TapeFile implements Tape {

    static final int SCHEMA = 2;

    private static final Logger LOG = Logger.getLogger(TapeFile.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /// Five seconds of frames.
    private static final int ROOM = 256;

    private final BlockingQueue<Optional<Entry>> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Path file;
    private volatile boolean torn;

    TapeFile(Path file, Begun begun) {
        this.file = file;
        add(Optional.of(new Entry.Header(SCHEMA, begun)));
        Thread.ofVirtual().name(begun.callId() + "/tape").start(this::write);
    }

    @Override
    public void noticed(Stimulus stimulus, long nanos) {
        add(Optional.of(new Entry.Noticed(stimulus, nanos)));
    }

    @Override
    public void turned(long millis, Event event, List<Action> actions) {
        add(Optional.of(new Entry.Turned(millis, event, actions)));
    }

    @Override
    public void close() {
        add(Optional.empty());
    }

    private void add(Optional<Entry> entry) {
        if (torn || waiting.offer(entry)) return;
        torn = true;
        waiting.clear();
        waiting.add(Optional.empty());
    }

    private void write() {
        try (var out = Files.newBufferedWriter(file)) {
            for (var next = waiting.take(); next.isPresent(); next = waiting.take()) line(out, next.get());
            if (torn) LOG.warnf("the tape is torn: the disk is too slow file=%s", file.getFileName());
        } catch (IOException | InterruptedException lost) {
            torn = true;
            LOG.warnf("the tape is torn file=%s cause=%s", file.getFileName(), lost.getClass().getSimpleName());
        }
    }

    private static void line(BufferedWriter out, Entry entry) throws IOException {
        out.write(RecordJson.write(entry).toString());
        out.newLine();
    }

    /// @throws IllegalArgumentException when it is not a tape; the message names the line and what was expected
    static List<Entry> read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        int number = 0;
        for (var line : Files.readAllLines(file)) entries.add(entry(line, ++number));
        if (!entries.isEmpty() && entries.getFirst() instanceof Entry.Header(int schema, _) && schema == SCHEMA) return List.copyOf(entries);
        throw new IllegalArgumentException("line 1: expected the header of a tape of schema " + SCHEMA);
    }

    private static Entry entry(String line, int number) {
        try {
            return RecordJson.read(MAPPER.readTree(line), Entry.class);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("line " + number + ": expected an entry of a tape: " + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""), wrong);
        }
    }
}
