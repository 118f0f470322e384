package io.callmesh.launcher.probe.grpc;

import com.google.protobuf.Message;
import io.callmesh.launcher.probe.grpc.Check.Amiss;
import io.callmesh.launcher.probe.grpc.Check.Unseen;
import io.callmesh.proto.gateway.v1.ConverseConfig;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.DialogueServiceGrpc;
import io.callmesh.proto.gateway.v1.GetSessionRequest;
import io.callmesh.proto.gateway.v1.TextOnly;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;

/// Streams: that nobody on the way holds messages back, and that whoever leaves has left.
final class Streams {

    static final String BUFFERED = "switch off buffering of responses at the proxy, and let it speak HTTP/2 to the service";

    private static final int ROUNDS = 5, SLOW_MS = 1_000;
    private static final int DEADLINE_MS = 300, GRACE_MS = 2_000;
    private static final long ENDED_WITHIN_MS = 3_000, ASK_AGAIN_MS = 50;

    private final Door door;
    private final Subject subject;

    Streams(Door door, Subject subject) {
        this.door = door;
        this.subject = subject;
    }

    /// Asks again only when the last answer has come.
    String pingPong() throws Exception {
        long slowest = 0;
        try (var stream = door.open(Contracts.list())) {
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                if (round > 0) stream.said().put(Contracts.list().request());
                next(stream, "a stream whose client has not ended it gets no answers");
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
            }
        }
        if (slowest > SLOW_MS) throw new Amiss("an answer took " + slowest + " ms", BUFFERED);
        return ROUNDS + " questions and answers in turn on one stream, the slowest " + slowest + " ms";
    }

    String paced() throws Exception {
        return subject.paced().orElseThrow(() -> new Unseen("it has no stream of sound")).look(door);
    }

    /// The deadline is told to the peer only: it is the peer that must end the call.
    String deadline() throws Exception {
        long begun = System.nanoTime();
        try (var stream = door.with("grpc-timeout", DEADLINE_MS + "m").open(lasting())) {
            var status = end(stream, Duration.ofMillis(DEADLINE_MS + GRACE_MS));
            long millis = (System.nanoTime() - begun) / 1_000_000;
            boolean honored = status.getCode() == Status.Code.DEADLINE_EXCEEDED || status.getCode() == Status.Code.CANCELLED;
            if (!honored) throw new Amiss(Inspection.status(status), "have the proxy pass grpc-timeout");
            return "a stream with " + DEADLINE_MS + " ms was ended by the server after " + millis + " ms";
        }
    }

    private static Status end(OpenedStream<?, ?> stream, Duration patience) throws InterruptedException, Amiss {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            switch (stream.heard().take(Duration.ofNanos(Math.max(0, giveUp - System.nanoTime())))) {
                case Received.Broken<?> broken -> {
                    return broken.status();
                }
                case Received.Ended<?> _ -> throw new Amiss("the stream was completed, not ended by its deadline", "have the proxy pass grpc-timeout");
                case Received.Nothing<?> _ -> throw new Amiss("nobody ended a call whose deadline had passed", "have the proxy pass grpc-timeout");
                case Received.Item<?> _ -> { }
            }
        }
    }

    String cancelled() throws Exception {
        if (subject.part().equals("gateway")) return left();
        try (var stream = door.open(lasting())) {
            stream.hangUp();
        }
        door.ask(subject.easy());
        return "the connection serves on after a cancelled stream; that the engine stopped cannot be seen from outside";
    }

    /// A caller who vanishes has hung up, and the session says so.
    private String left() throws Exception {
        var callId = "";
        try (var call = door.open(typed(Speeches.assistant(door)))) {
            callId = next(call, "a conversation is not opened").getOpened().getCallId();
        }
        long begun = System.nanoTime();
        for (long millis = 0; millis < ENDED_WITHIN_MS; millis = (System.nanoTime() - begun) / 1_000_000) {
            if (ended(callId)) return "the call had ended " + millis + " ms after its client left";
            Thread.sleep(ASK_AGAIN_MS);
        }
        throw new Amiss("the call goes on " + ENDED_WITHIN_MS + " ms after its client left", "have the proxy pass RST_STREAM");
    }

    /// A call that was never saved is not known when it is over.
    private boolean ended(String callId) throws Exception {
        try {
            return door.ask(new Asked<>(DialogueServiceGrpc.getGetSessionMethod(), GetSessionRequest.newBuilder().setCallId(callId).build())).getSession().getEnded();
        } catch (StatusRuntimeException unknown) {
            if (unknown.getStatus().getCode() == Status.Code.NOT_FOUND) return false;
            throw unknown;
        }
    }

    private Asked<?, ?> lasting() throws Exception {
        if (subject.part().equals("gateway")) return typed(Speeches.assistant(door));
        return subject.lasting().isPresent() ? subject.lasting().get() : Contracts.list();
    }

    private static Asked<ConverseRequest, ConverseResponse> typed(String assistant) {
        var config = ConverseConfig.newBuilder().setAssistant(assistant).setText(TextOnly.getDefaultInstance());
        return new Asked<>(DialogueServiceGrpc.getConverseMethod(), ConverseRequest.newBuilder().setConfig(config).build());
    }

    /// @throws Amiss when nothing comes
    static <A> A next(OpenedStream<? extends Message, A> stream, String otherwise) throws InterruptedException, Amiss {
        return switch (stream.heard().take(Door.PATIENCE)) {
            case Received.Item(var answer) -> answer;
            case Received.Nothing<A> _ -> throw new Amiss(otherwise, BUFFERED);
            case Received.Ended<A> _ -> throw new Amiss("the stream was ended by the server", "see the logs of the service");
            case Received.Broken<A>(var failure) -> throw failure;
        };
    }
}
