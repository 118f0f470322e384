package io.callmesh.tts.edge;

import com.google.protobuf.ByteString;
import io.callmesh.proto.tts.v1.ListVoicesRequest;
import io.callmesh.proto.tts.v1.ListVoicesResponse;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeResponse;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc;
import io.callmesh.proto.tts.v1.SynthesizeRequest;
import io.callmesh.proto.tts.v1.SynthesizeResponse;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.ServedCall;
import io.callmesh.runtime.grpc.ServedStream;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.synthesize.Cast;
import io.callmesh.tts.synthesize.Narrator;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import java.time.Duration;
import java.util.ArrayList;

/// `callmesh.tts.v1.SynthesisService`.
@GrpcService
public class SynthesisDoor extends SynthesisServiceGrpc.SynthesisServiceImplBase {

    /// How long a listener may read nothing: sound is made faster than it is heard, so a listener who reads in real time
    /// and holds a window of two seconds is normal.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Narrator narrator;
    private final Cast cast;

    public SynthesisDoor(Narrator narrator, Cast cast) {
        this.narrator = narrator;
        this.cast = cast;
    }

    @Override
    public StreamObserver<StreamingSynthesizeRequest> streamingSynthesize(StreamObserver<StreamingSynthesizeResponse> answers) {
        return ServedStream.serve("synthesize", PATIENCE, answers, (heard, said) -> new Telling(narrator, cast, heard, said).run());
    }

    @Override
    public void synthesize(SynthesizeRequest request, StreamObserver<SynthesizeResponse> answer) {
        ServedCall.answer("synthesize-whole", answer, () -> {
            var manners = cast.manners(Messages.wish(request.getConfig()));
            var frames = new ArrayList<ByteString>();
            var response = SynthesizeResponse.newBuilder().setRateHz(manners.getFirst().rateHz());
            var spoke = narrator.say(manners, Spoken.of(request.getText()), TurnBudget.current(), frame -> frames.add(Messages.pcm(frame)),
                    words -> words.forEach(word -> response.addWords(Messages.word(word))));
            return response.setVoice(spoke.manner().voice().name()).setAudio(ByteString.copyFrom(frames)).build();
        });
    }

    @Override
    public void listVoices(ListVoicesRequest request, StreamObserver<ListVoicesResponse> answer) {
        ServedCall.answer("list-voices", answer, () -> {
            var response = ListVoicesResponse.newBuilder();
            cast.voices(request.getLanguage()).forEach(voice -> response.addVoices(Messages.voice(voice)));
            return response.build();
        });
    }
}
