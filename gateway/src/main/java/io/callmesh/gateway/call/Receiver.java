package io.callmesh.gateway.call;

import io.callmesh.audio.Frame;
import io.callmesh.audio.Resampler;
import io.callmesh.gateway.assistant.Assistant;
import io.callmesh.gateway.conversation.Event;
import io.callmesh.gateway.conversation.HandOff;
import io.callmesh.gateway.conversation.HandOff.Leaving;
import io.callmesh.gateway.handoff.Handset;
import io.callmesh.gateway.handoff.Person;
import io.callmesh.gateway.line.Framer;
import io.callmesh.gateway.listen.Ear;
import io.callmesh.gateway.session.Session;
import io.callmesh.gateway.translate.Translation;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.Sink;
import io.callmesh.runtime.privacy.Spoken;
import java.util.Optional;
import java.util.function.Supplier;

/// What a person does on a call: sound goes to the line, all else to the call's own thread.
final class Receiver implements Handset {

    private final Person person;
    private final Assistant assistant;
    private final Session call;
    private final Translation translation;
    private final int rateHz;
    private final Supplier<Optional<Aside>> aside;
    private final Sink<Event> events;
    private final Framer framer;
    private final Optional<Ear> ear;
    private Optional<Resampler> resampler = Optional.empty();
    private boolean left;

    /// @param rateHz of the caller's line
    Receiver(CallParts parts, Person person, Assistant assistant, Session call, int rateHz, Supplier<Optional<Aside>> aside, Sink<Event> events) {
        this.person = person;
        this.assistant = assistant;
        this.call = call;
        translation = parts.handOffs().translation();
        this.rateHz = rateHz;
        this.aside = aside;
        this.events = events;
        framer = new Framer(rateHz);
        ear = PersonEar.open(parts, assistant, call, person.language().isEmpty() ? call.language() : person.language(), rateHz, events);
    }

    @Override
    public void sound(Frame frame) throws InterruptedException {
        if (left) return;
        if (frame.rate() != rateHz && resampler.isEmpty()) resampler = Optional.of(new Resampler(frame.rate(), rateHz));
        var samples = resampler.isPresent() ? resampler.get().next(frame.samples()) : frame.samples();
        for (var piece : framer.frames(samples)) {
            aside.get().ifPresent(sounding -> sounding.sound(piece));
            if (ear.isPresent()) ear.get().frame(piece);
        }
    }

    @Override
    public void say(Spoken text) throws InterruptedException {
        if (!left) events.put(new Event.HandedOff(new HandOff.PersonSpoke(translated(text), true)));
    }

    /// What has no translation is said as it is: the person knows better than nobody.
    private Spoken translated(Spoken text) throws InterruptedException {
        String from = person.language(), to = call.language();
        if (from.isEmpty() || from.equals(to)) return text;
        try {
            return translation.translate(call.callId(), assistant, text.reveal(), from, to).map(Spoken::of).orElse(text);
        } catch (MeshException away) {
            return text;
        }
    }

    @Override
    public void leave(Leaving how) throws InterruptedException {
        if (left) return;
        left = true;
        ear.ifPresent(Ear::close);
        events.put(new Event.HandedOff(new HandOff.PersonLeft(how)));
    }
}
