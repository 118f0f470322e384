package io.callmesh.tts.edge;

import io.callmesh.proto.tts.v1.Done;
import io.callmesh.proto.tts.v1.StreamingSynthesizeRequest;
import io.callmesh.proto.tts.v1.StreamingSynthesizeResponse;
import io.callmesh.proto.tts.v1.Text;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.TurnBudget;
import io.callmesh.runtime.grpc.Durations;
import io.callmesh.runtime.grpc.StreamInbox;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.grpc.StreamOutbox;
import io.callmesh.runtime.privacy.Spoken;
import io.callmesh.tts.synthesize.Cast;
import io.callmesh.tts.synthesize.Manner;
import io.callmesh.tts.synthesize.Narrator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One stream of texts and their sound.
final class Telling {

    /// A dialogue may think for a while between two clauses; a peer that has been silent for longer has forgotten us.
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Narrator narrator;
    private final Cast cast;
    private final StreamInbox<StreamingSynthesizeRequest> heard;
    private final StreamOutbox<StreamingSynthesizeResponse> said;
    private TurnBudget budget = TurnBudget.current();

    Telling(Narrator narrator, Cast cast, StreamInbox<StreamingSynthesizeRequest> heard, StreamOutbox<StreamingSynthesizeResponse> said) {
        this.narrator = narrator;
        this.cast = cast;
        this.heard = heard;
        this.said = said;
    }

    void run() throws InterruptedException {
        var first = next();
        if (first.isEmpty()) return;
        if (!first.get().hasConfig()) throw bad("config", "must be the first message, found " + first.get().getRequestCase());
        var manners = cast.manners(Messages.wish(first.get().getConfig()));
        for (var request = next(); request.isPresent(); request = next()) {
            if (!request.get().hasText()) throw bad("text", "must follow the config, found " + request.get().getRequestCase());
            say(manners, request.get().getText());
        }
    }

    private Optional<StreamingSynthesizeRequest> next() throws InterruptedException {
        return switch (heard.take(SILENCE)) {
            case Received.Item<StreamingSynthesizeRequest>(var request) -> Optional.of(request);
            case Received.Nothing<StreamingSynthesizeRequest> _ -> throw new MeshException(new Fault.TimedOut("text", SILENCE));
            case Received.Ended<StreamingSynthesizeRequest> _, Received.Broken<StreamingSynthesizeRequest> _ -> Optional.empty();
        };
    }

    private void say(List<Manner> manners, Text text) throws InterruptedException {
        var spoke = narrator.say(manners, Spoken.of(text.getText()), budget,
                frame -> said.put(of(text).setAudio(Messages.pcm(frame)).build()),
                words -> said.put(of(text).setWords(Messages.words(words)).build()));
        if (spoke.length().isPositive()) budget = TurnBudget.UNLIMITED; // the turn was answered in time
        said.put(of(text).setDone(Done.newBuilder().setLength(Durations.proto(spoke.length()))).build());
    }

    private static StreamingSynthesizeResponse.Builder of(Text text) {
        return StreamingSynthesizeResponse.newBuilder().setId(text.getId());
    }

    private static MeshException bad(String field, String problem) {
        return new MeshException(new Fault.BadInput(field, problem));
    }
}
