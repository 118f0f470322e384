package io.callmesh.tts.edge;

import com.google.protobuf.ByteString;
import io.callmesh.audio.Frame;
import io.callmesh.audio.Pcm;
import io.callmesh.proto.tts.v1.SpokenWord;
import io.callmesh.proto.tts.v1.SynthesisConfig;
import io.callmesh.proto.tts.v1.Voice;
import io.callmesh.proto.tts.v1.WordTimes;
import io.callmesh.runtime.grpc.Durations;
import io.callmesh.tts.synthesize.Wish;
import java.util.List;

/// Records and their messages.
final class Messages {

    private Messages() {}

    static Wish wish(SynthesisConfig config) {
        return new Wish(config.getLanguage(), config.getVoice(), config.getRateHz(), config.getPace());
    }

    static ByteString pcm(Frame frame) {
        return ByteString.copyFrom(Pcm.encode(frame.samples()));
    }

    static WordTimes words(List<io.callmesh.tts.engine.SpokenWord> words) {
        var times = WordTimes.newBuilder();
        words.forEach(word -> times.addWords(word(word)));
        return times.build();
    }

    static SpokenWord word(io.callmesh.tts.engine.SpokenWord word) {
        return SpokenWord.newBuilder()
                .setFrom(word.from())
                .setTo(word.to())
                .setStart(Durations.proto(word.start()))
                .setEnd(Durations.proto(word.end()))
                .build();
    }

    static Voice voice(io.callmesh.tts.engine.Voice voice) {
        return Voice.newBuilder()
                .setName(voice.name())
                .setEngine(voice.engine())
                .addAllLanguages(voice.languages())
                .setRateHz(voice.rateHz())
                .setLicense(voice.license())
                .build();
    }
}
