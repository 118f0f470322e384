package io.callmesh.tts.engine.espeak;

import io.callmesh.espeak.wire.Reply;
import io.callmesh.espeak.wire.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One running helper, used by one thread at a time, for one request after the other.
///
/// A thread of its own reads the pipe, because a read from a pipe cannot be interrupted; when nobody takes what it has
/// read, it waits, and with it the helper.
final class HelperProcess implements AutoCloseable {

    /// 2.5 s of sound.
    private static final int READ_AHEAD = 64;

    private final BlockingQueue<Optional<Reply>> replies = new ArrayBlockingQueue<>(READ_AHEAD);
    private final Process process;
    private final DataOutputStream requests;
    private final Thread reader;
    private final int rateHz;
    private int lastId;

    /// Returns when the helper is ready to speak.
    ///
    /// @throws IOException when it ends or takes longer than `patience`
    HelperProcess(Process process, Duration patience) throws IOException, InterruptedException {
        this.process = process;
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        reader = Thread.ofPlatform().daemon().name("espeak-pipe-" + process.pid()).start(this::read);
        try {
            rateHz = awaitReady(patience);
        } catch (IOException | InterruptedException unusable) {
            close();
            throw unusable;
        }
    }

    private int awaitReady(Duration patience) throws IOException, InterruptedException {
        if (next(patience) instanceof Reply.Ready(_, int rate)) return rate;
        throw new IOException("the helper did not say that it is ready");
    }

    int rateHz() {
        return rateHz;
    }

    boolean alive() {
        return process.isAlive() && reader.isAlive();
    }

    /// Sends a request and gives the number its replies will carry.
    int ask(String voice, int wordsPerMinute, byte[] text) throws IOException {
        int id = ++lastId;
        new Request.Say(id, false, wordsPerMinute, 50, voice, text).write(requests);
        return id;
    }

    /// The helper then ends the request early; what was on its way still comes, and is skipped by the next request.
    void cancel(int id) throws IOException {
        new Request.Cancel(id).write(requests);
    }

    /// @throws IOException when the process has ended or is silent for longer than `patience`
    Reply next(Duration patience) throws IOException, InterruptedException {
        var reply = replies.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (reply == null) throw new IOException("the helper is silent");
        return reply.orElseThrow(() -> new IOException("the helper has ended"));
    }

    private void read() {
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) replies.put(Optional.of(Reply.read(in)));
        } catch (IOException ended) {
            tellEnd();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellEnd() {
        try {
            replies.put(Optional.empty());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        reader.interrupt();
    }
}
