package io.callmesh.eval.speech.grpc;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Pcm;
import io.callmesh.audio.Wav;
import io.callmesh.eval.speech.Listener;
import io.callmesh.proto.asr.v1.Adaptation;
import io.callmesh.proto.asr.v1.Encoding;
import io.callmesh.proto.asr.v1.RecognitionConfig;
import io.callmesh.proto.asr.v1.RecognitionServiceGrpc;
import io.callmesh.proto.asr.v1.RecognizeRequest;
import io.callmesh.runtime.grpc.StatusFault;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A running asr-service.
public final class AsrListener implements Listener {

    private static final int PATIENCE_S = 120, LARGEST_BYTES = 8 << 20;
    private static final String CALLER = "evaluation";

    private final ManagedChannel channel;
    private final String engine;

    private AsrListener(ManagedChannel channel, String engine) {
        this.channel = channel;
        this.engine = engine;
    }

    /// Connects when it is first used.
    ///
    /// @param engine empty: the one configured for the language
    public static AsrListener at(String host, int port, String engine) {
        return new AsrListener(NettyChannelBuilder.forAddress(host, port).usePlaintext().maxInboundMessageSize(LARGEST_BYTES).build(), engine);
    }

    @Override
    public String hear(Wav sound, String language, List<String> hints) {
        var config = RecognitionConfig.newBuilder().setCallId(CALLER).setLanguage(language).setRateHz(sound.rateHz()).setEncoding(Encoding.ENCODING_LINEAR16).setEngine(engine)
                .setAdaptation(Adaptation.newBuilder().addAllHints(hints));
        var request = RecognizeRequest.newBuilder().setConfig(config).setAudio(ByteString.copyFrom(Pcm.encode(sound.samples()))).build();
        try {
            var result = RecognitionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_S, TimeUnit.SECONDS).recognize(request).getResult();
            return result.getAlternativesCount() == 0 ? "" : result.getAlternatives(0).getText();
        } catch (StatusRuntimeException refused) {
            throw StatusFault.of(refused, "asr");
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
