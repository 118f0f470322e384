package io.callmesh.eval.voice.grpc;

import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.eval.voice.Voices;
import io.callmesh.proto.tts.v1.ListVoicesRequest;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc.SynthesisServiceBlockingStub;
import io.callmesh.proto.tts.v1.SynthesizeRequest;
import io.callmesh.proto.tts.v1.Voice;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The voices of a tts-service.
public final class SpeechService implements Voices {

    private static final long PATIENCE_S = 20;
    private static final String CALLER = "synthetic-caller";

    private final ManagedChannel channel;

    private SpeechService(ManagedChannel channel) {
        this.channel = channel;
    }

    /// Connects when it is first used.
    public static SpeechService at(String host, int port) {
        return new SpeechService(NettyChannelBuilder.forAddress(host, port).usePlaintext().build());
    }

    @Override
    public Wav say(String text, String voice, double pace) {
        return said(text, SynthesisConfig.newBuilder().setLanguage("en").setVoice(voice).setPace((float) pace));
    }

    @Override
    public Wav sayIn(String language, String text) {
        return said(text, SynthesisConfig.newBuilder().setLanguage(language).setPace(1));
    }

    private Wav said(String text, SynthesisConfig.Builder how) {
        var config = how.setCallId(CALLER).setRateHz(16_000);
        try {
            var spoken = stub().synthesize(SynthesizeRequest.newBuilder().setConfig(config).setText(text).build());
            return new Wav(Pcm.decode(spoken.getAudio().toByteArray()), spoken.getRateHz());
        } catch (StatusRuntimeException refused) {
            throw StatusFault.of(refused, "tts");
        }
    }

    @Override
    public List<String> names(String engine) {
        try {
            var listed = stub().listVoices(ListVoicesRequest.newBuilder().setLanguage("en").build());
            return listed.getVoicesList().stream().filter(voice -> voice.getEngine().equals(engine)).map(Voice::getName).toList();
        } catch (StatusRuntimeException refused) {
            throw StatusFault.of(refused, "tts");
        }
    }

    private SynthesisServiceBlockingStub stub() {
        return SynthesisServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_S, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
