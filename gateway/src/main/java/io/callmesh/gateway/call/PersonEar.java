package io.callmesh.gateway.call;

import io.callmesh.audio.activity.ActivityMeter;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.HandOff.PersonSpoke;
import io.callmesh.gateway.listen.Ear;
import io.callmesh.gateway.listen.Expectation;
import io.callmesh.gateway.listen.Recognition.Result.Partial;
import io.callmesh.gateway.listen.Recognizers;
import io.callmesh.gateway.listen.Stimulus;
import io.callmesh.gateway.session.Session;
import io.callmesh.runtime.Sink;
import java.util.Optional;

/// Writes down what a person says to a caller, so that the assistant goes on knowing it. What may be something else is left out:
/// the caller has heard it anyway.
record PersonEar(Recognizers recognizers, Assistant assistant, Session call, String language) implements Ear.Listening {

    /// @param language of the person
    /// @return nothing when nobody hears that language
    static Optional<Ear> open(CallParts parts, Assistant assistant, Session call, String language, int rateHz, Sink<Event> events) {
        if (!parts.recognizers().hears(language)) return Optional.empty();
        var meter = new ActivityMeter(parts.detectors().apply(rateHz));
        return Optional.of(new Ear(parts.recognizers(), meter, parts.endpoints(), parts.nanos(), event -> tell(event, events), new PersonEar(parts.recognizers(), assistant, call, language)));
    }

    private static void tell(Event event, Sink<Event> events) throws InterruptedException {
        if (event instanceof Event.Utterance(var words, _, _) && !words.doubtful() && !words.best().nothing()) events.put(new Event.HandedOff(new PersonSpoke(words.best(), false)));
    }

    @Override
    public Recognizers.Order order(int rateHz) {
        return new Recognizers.Order(call.callId(), call.turn(), language, rateHz, assistant.pack(), "");
    }

    @Override
    public Expectation expectation() {
        return Expectation.NOTHING;
    }

    @Override
    public void partial(Partial partial) {}

    @Override
    public void noticed(Stimulus stimulus, long nanos) {}
}
