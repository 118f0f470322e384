package io.callmesh.launcher.demo.grpc;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.proto.tts.v1.SynthesizeRequest;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/// A voice for a synthetic caller, of tts-service, and not the agent's own.
public final class CallerVoice implements AutoCloseable {

    private static final String VOICE = "freetts";
    private static final int RATE_HZ = 16_000;
    private static final int PATIENCE_SECONDS = 20;

    private final ManagedChannel channel;

    private CallerVoice(ManagedChannel channel) {
        this.channel = channel;
    }

    /// @param address `127.0.0.1:9083`
    public static CallerVoice at(String address) {
        return new CallerVoice(Channels.to(address));
    }

    /// English words as sound. Throws gRPC's `StatusRuntimeException`.
    public Wav say(String words) {
        var config = SynthesisConfig.newBuilder().setCallId("demo").setLanguage("en").setVoice(VOICE).setRateHz(RATE_HZ);
        var spoken = SynthesisServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .synthesize(SynthesizeRequest.newBuilder().setConfig(config).setText(words).build());
        return new Wav(Pcm.decode(spoken.getAudio().toByteArray()), spoken.getRateHz());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
