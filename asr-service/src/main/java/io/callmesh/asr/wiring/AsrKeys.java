package io.callmesh.asr.wiring;

import io.callmesh.runtime.fallback.FallbackKeys;
import io.callmesh.runtime.kafka.WorkKeys;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be configured about hearing.
@ConfigMapping(prefix = "callmesh.asr")
public interface AsrKeys {

    /// The engine of each language, by BCP 47 tag: `callmesh.asr.engine.en=sphinx4`. Several, as `openai,sphinx4`: when one
    /// cannot hear an utterance, the next one does.
    Map<String, List<String>> engine();

    FallbackKeys fallback();

    /// How many callers may be listened to at once.
    @WithDefault("16")
    int streams();

    /// How long one more caller waits for another to leave before being turned away.
    @WithDefault("3s")
    Duration patience();

    /// How many packs are kept, versions counted one by one.
    @WithDefault("32")
    int packs();

    /// What is transcribed beside calls: the jobs on `callmesh.asr.jobs.v1`.
    WorkKeys work();

    /// The folder below which jobs may name WAV files; without it none may.
    Optional<Path> files();

    Sphinx4 sphinx4();

    /// The engine that hears English in this process.
    interface Sphinx4 {

        /// Threads that recognition runs on; 0: as many as there are cores.
        @WithDefault("0")
        int threads();

        /// How many megabytes compiled vocabularies may take together: one for each question of each assistant, 1 to 20 MB, and one
        /// for its free words, about 10 MB. One that had to go takes a second or more to be made again when it is needed.
        @WithDefault("256")
        int megabytes();

        /// How many everyday words are heard beside those of an assistant's pack, when what was said is none of the sentences that
        /// the pack foresees; 0: such sentences only. 5000 is what was measured.
        @WithDefault("0")
        int freeWords();
    }

    OpenAi openai();

    /// Any endpoint that speaks OpenAI's transcription protocol.
    interface OpenAi {

        /// Its address, without `/audio/transcriptions`.
        @WithDefault("http://127.0.0.1:8000/v1")
        URI baseUrl();

        /// Sent as a bearer token when set.
        Optional<String> key();

        /// The model to ask for.
        @WithDefault("whisper-1")
        String model();

        /// How long an answer may take.
        @WithDefault("15s")
        Duration patience();
    }
}
