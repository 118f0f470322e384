package io.callmesh.gateway.speak.grpc;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.gateway.conversation.Clause;
import io.callmesh.gateway.speak.Speaker;
import io.callmesh.gateway.speak.Speech;
import io.callmesh.proto.tts.v1.SpokenWord;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeResponse;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.SynthesisServiceGrpc.SynthesisServiceStub;
import io.callmesh.proto.tts.v1.Text;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.Durations;
import io.callmesh.runtime.grpc.OpenedStream;
import io.callmesh.runtime.grpc.StatusFault;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import java.time.Duration;

/// One reply over one stream: the texts of its clauses go out as they are decided, their sound comes back in order.
final class GrpcSpeech implements Speech {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OpenedStream<StreamingSynthesizeRequest, StreamingSynthesizeResponse> stream;
    private final int rateHz;
    private long position;

    GrpcSpeech(Speaker.Voice voice, SynthesisServiceStub stub) throws InterruptedException {
        rateHz = voice.rateHz();
        stream = OpenedStream.open(PATIENCE, stub::streamingSynthesize);
        stream.said().put(StreamingSynthesizeRequest.newBuilder()
                .setConfig(SynthesisConfig.newBuilder()
                        .setCallId(voice.callId())
                        .setLanguage(voice.language())
                        .setVoice(voice.name())
                        .setRateHz(rateHz))
                .build());
    }

    @Override
    public void say(int id, Clause clause) throws InterruptedException {
        stream.said().put(StreamingSynthesizeRequest.newBuilder()
                .setText(Text.newBuilder().setId(id).setText(clause.text().reveal()))
                .build());
    }

    @Override
    public void finish() {
        stream.hangUp();
    }

    @Override
    public Sound next(Duration patience) throws InterruptedException {
        return switch (stream.heard().take(patience)) {
            case Received.Item(var response) -> sound(response);
            case Received.Nothing<StreamingSynthesizeResponse> _ -> throw new MeshException(new Fault.TimedOut("speech", patience));
            case Received.Ended<StreamingSynthesizeResponse> _ -> new Sound.End();
            case Received.Broken(var failure) -> throw StatusFault.of(failure, "speech");
        };
    }

    private Sound sound(StreamingSynthesizeResponse response) {
        return switch (response.getResponseCase()) {
            case AUDIO -> new Sound.Audio(response.getId(), frame(Pcm.decode(response.getAudio().toByteArray())));
            case WORDS -> new Sound.Words(response.getId(), response.getWords().getWordsList().stream().map(GrpcSpeech::word).toList());
            case DONE, RESPONSE_NOT_SET -> new Sound.Done(response.getId());
        };
    }

    private Frame frame(short[] samples) {
        var frame = new Frame(samples, rateHz, position);
        position += samples.length;
        return frame;
    }

    private static Word word(SpokenWord word) {
        return new Word(word.getFrom(), word.getTo(), Durations.of(word.getStart()), Durations.of(word.getEnd()));
    }

    @Override
    public void close() {
        stream.close();
    }
}
