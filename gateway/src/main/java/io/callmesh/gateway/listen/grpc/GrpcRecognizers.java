package io.callmesh.gateway.listen.grpc;

import io.callmesh.gateway.listen.Recognition;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.proto.asr.v1.ListEnginesRequest;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.BudgetSender;
import io.callmesh.runtime.grpc.PackSender;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Recognition by the asr service.
public final class GrpcRecognizers implements Recognizers {

    private static final Duration FRESH = Duration.ofSeconds(15);
    /// A process that has just started takes longer for everything.
    private static final Duration FIRST = Duration.ofSeconds(4), AGAIN = Duration.ofSeconds(1);
    /// The longest utterance and what it may take to be recognised.
    private static final long STREAM_SECONDS = 90;

    private final RecognitionServiceGrpc.RecognitionServiceStub stub;
    private final RecognitionServiceGrpc.RecognitionServiceBlockingStub engines;
    private final PackSender packs;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile int asked;
    private volatile Known known = new Known(Set.of(), Long.MIN_VALUE);

    private record Known(Set<String> languages, long at) {}

    public GrpcRecognizers(Channel channel, LongSupplier nanos) {
        stub = RecognitionServiceGrpc.newStub(channel);
        engines = RecognitionServiceGrpc.newBlockingStub(channel);
        packs = new PackSender(channel, "recognition");
        this.nanos = nanos;
    }

    /// Asks the service at most every 15 seconds; while it does not answer, what it said last holds. As long as nothing is known,
    /// whoever asks waits for the answer: several may call a mesh that has just started, and each wants to be heard.
    @Override
    public boolean hears(String language) {
        if (known.languages().isEmpty()) learn();
        else if (stale() && asking.tryLock()) unlocked(() -> refresh(AGAIN));
        return known.languages().contains(base(language));
    }

    /// Whoever waited while another one asked has that one's answer, or failure.
    private void learn() {
        int before = asked;
        asking.lock();
        unlocked(() -> {
            if (asked == before) refresh(FIRST);
        });
    }

    private void unlocked(Runnable work) {
        try {
            work.run();
        } finally {
            asking.unlock();
        }
    }

    private boolean stale() {
        return known.at() == Long.MIN_VALUE || nanos.getAsLong() - known.at() > FRESH.toNanos();
    }

    private void refresh(Duration patience) {
        try {
            var answer = engines.withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS).listEngines(ListEnginesRequest.getDefaultInstance());
            var languages = answer.getEnginesList().stream().flatMap(engine -> engine.getLanguagesList().stream()).map(GrpcRecognizers::base);
            known = new Known(languages.collect(Collectors.toSet()), nanos.getAsLong());
        } catch (StatusRuntimeException away) {
            known = new Known(known.languages(), known.languages().isEmpty() ? Long.MIN_VALUE : nanos.getAsLong());
        }
        asked = asked + 1; // by whoever holds the lock
    }

    private static String base(String language) {
        int dash = language.indexOf('-');
        return dash < 0 ? language : language.substring(0, dash);
    }

    @Override
    public Recognition open(Order order, Sink<Recognition.Result> told) throws InterruptedException {
        return new GrpcRecognition(order, stub.withDeadlineAfter(STREAM_SECONDS, TimeUnit.SECONDS).withInterceptors(BudgetSender.untilFirst(TurnBudget.current())), packs::put, told);
    }
}
