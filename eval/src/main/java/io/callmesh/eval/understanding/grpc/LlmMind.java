package io.callmesh.eval.understanding.grpc;

import io.callmesh.eval.understanding.Mind;
import io.callmesh.eval.understanding.TrainingPack;
import io.callmesh.proto.llm.v1.Hypothesis;
import io.callmesh.proto.llm.v1.UnderstandRequest;
import io.callmesh.proto.llm.v1.UnderstandResponse;
import io.callmesh.proto.llm.v1.UnderstandingServiceGrpc;
import io.callmesh.proto.pack.v1.PackRef;
import io.callmesh.proto.pack.v1.PackServiceGrpc;
import io.callmesh.proto.pack.v1.PutPackRequest;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A running llm-service.
public final class LlmMind implements Mind {

    private static final String CALLER = "evaluation", PROBE = "xyzzy plugh";
    /// What a gRPC server takes in one message, less what is around the pack.
    private static final int LARGEST = 4 * 1024 * 1024 - 1024;
    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20), LEARNING = Duration.ofMinutes(5), STEP = Duration.ofMillis(100);

    private final ManagedChannel channel;

    private final boolean byHeart;

    private LlmMind(ManagedChannel channel, boolean byHeart) {
        this.channel = channel;
        this.byHeart = byHeart;
    }

    /// Connects when it is first used.
    ///
    /// @param byHeart whether slots are to have just the values that were said, not to be learned from the lines
    public static LlmMind at(String host, int port, boolean byHeart) {
        return new LlmMind(NettyChannelBuilder.forAddress(host, port).usePlaintext().build(), byHeart);
    }

    @Override
    public String learn(TrainingPack training) throws InterruptedException {
        var pack = PackMessage.of(training, byHeart);
        if (pack.getSerializedSize() > LARGEST) {
            throw new MeshException(new Fault.BadInput("--train", "makes a pack of " + pack.getSerializedSize() + " bytes, at most " + LARGEST + " go over gRPC; train on fewer lines"));
        }
        try {
            PackServiceGrpc.newBlockingStub(channel).withDeadlineAfter(LEARNING.toSeconds(), TimeUnit.SECONDS).putPack(PutPackRequest.newBuilder().setPack(pack).build());
        } catch (StatusRuntimeException refused) {
            throw StatusFault.of(refused, "llm");
        }
        await(pack.getRef().getHash(), training.language());
        return pack.getRef().getHash();
    }

    private void await(String pack, String language) throws InterruptedException {
        long end = System.nanoTime() + LEARNING.toNanos();
        while (ask(pack, language, PROBE, "").provisional()) {
            if (System.nanoTime() > end) throw new MeshException(new Fault.TimedOut("learning", LEARNING));
            LockSupport.parkNanos(STEP.toNanos());
            if (Thread.interrupted()) throw new InterruptedException();
        }
    }

    @Override
    public Meant ask(String pack, String language, String text, String expecting) {
        var request = UnderstandRequest.newBuilder().setCallId(CALLER).setPack(PackRef.newBuilder().setId(CALLER).setHash(pack)).setLanguage(language)
                .addHypotheses(Hypothesis.newBuilder().setText(text)).setExpecting(expecting).build();
        for (int tries = 1; ; tries++) {
            long from = System.nanoTime();
            try {
                var understood = UnderstandingServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS).understand(request);
                return meant(understood, text, Duration.ofNanos(System.nanoTime() - from));
            } catch (StatusRuntimeException refused) {
                if (refused.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED || tries == TRIES) throw StatusFault.of(refused, "llm");
            }
        }
    }

    private static Meant meant(UnderstandResponse understood, String text, Duration took) {
        var intents = understood.getIntentsList().stream().map(intent -> intent.getName()).toList();
        return new Meant(intents, PackMessage.spans(understood, text), understood.getProvisional(), took);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
