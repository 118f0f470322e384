package io.callmesh.gateway.line.audiosocket;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Framer;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.PacedLine;
import io.callmesh.gateway.line.Playout;
import io.callmesh.gateway.line.ToneLines;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jboss.logging.Logger;

/// A caller on one connection.
final class AudioSocketLine implements PacedLine {

    private static final Logger LOG = Logger.getLogger(AudioSocketLine.class);
    /// A peer that stood still catches up; one that goes on being faster is none that telephones.
    private static final long AHEAD_NANOS = 5_000_000_000L;

    private final Opening opening;
    private final Wire wire;
    private final Voice voice;
    private final Message first;
    private final ToneLines tones;
    private final LineClock clock;
    private final Duration silence;
    private final Playout playout;
    private final Framer framer;

    /// @param first the first sound, which has come already
    AudioSocketLine(Destination to, Wire wire, Message first, ToneLines tones, LineClock clock, Duration silence) {
        this.wire = wire;
        this.first = first;
        this.tones = tones;
        this.clock = clock;
        this.silence = silence;
        voice = new Voice(first);
        opening = new Opening("audiosocket", to.tenant(), to.assistant(), to.language(), voice.rateHz(), true, true, "");
        playout = new Playout(voice.rateHz(), clock);
        framer = new Framer(voice.rateHz());
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void listen(Ear caller) throws InterruptedException {
        var ear = tones.ear(caller, opening);
        try {
            hear(ear);
        } catch (ProtocolException garbage) {
            LOG.warnf("audiosocket connection refused problem=%s", garbage.getMessage());
        } catch (SocketTimeoutException silent) {
            LOG.infof("audiosocket caller is silent for too long limit=%s", silence);
        } catch (EOFException gone) {
            LOG.debug("audiosocket peer has closed");
        } catch (IOException broken) {
            LOG.debug("audiosocket connection broke", broken);
        }
    }

    private void hear(Ear ear) throws IOException, InterruptedException {
        long heard = 0, begun = clock.nanos();
        for (var message = first; message.kind() != Message.TERMINATE && message.kind() != Message.ERROR; message = wire.next(silence)) {
            if (message.sound()) heard += sound(message, ear);
            else other(message, ear);
            if (heard * 1_000_000_000L / voice.rateHz() - (clock.nanos() - begun) > AHEAD_NANOS) throw new ProtocolException("sound must come at its own pace");
        }
    }

    private int sound(Message message, Ear ear) throws IOException, InterruptedException {
        var samples = voice.heard(message);
        for (var frame : framer.frames(samples)) ear.frame(frame);
        return samples.length;
    }

    private static void other(Message message, Ear ear) throws IOException, InterruptedException {
        if (message.kind() != Message.KEY) throw new ProtocolException("no message of a call: " + message);
        if (!message.key().isEmpty()) ear.keys(message.key());
    }

    @Override
    public Playout playout() {
        return playout;
    }

    @Override
    public void send(Frame frame) {
        var message = voice.said(frame.samples());
        if (message.payload().length > 0 && !wire.send(message)) wire.cut();
    }

    /// What was sent is being heard: there is nothing in the protocol that takes it back, and no more than 40 ms of it.
    @Override
    public void clear() {
        wire.clear();
    }

    @Override
    public void show(Notice notice) {}

    @Override
    public void close() {
        wire.close();
    }
}
