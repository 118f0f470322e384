package io.callmesh.gateway.line.grpc;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Framer;
import io.callmesh.gateway.line.LineClock;
import io.callmesh.gateway.line.PacedLine;
import io.callmesh.gateway.line.Playout;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.proto.gateway.v1.Clear;
import io.callmesh.proto.gateway.v1.ConverseRequest;
import io.callmesh.proto.gateway.v1.ConverseResponse;
import io.callmesh.proto.gateway.v1.Played;
import io.callmesh.runtime.Fault;
import io.callmesh.runtime.MeshException;
import io.callmesh.runtime.grpc.StreamInbox;
import io.callmesh.runtime.grpc.StreamInbox.Received;
import io.callmesh.runtime.grpc.StreamOutbox;
import java.time.Duration;
import java.util.Optional;

/// A caller on one `Converse` stream.
final class GrpcLine implements PacedLine {

    private static final Duration NO_SOUND = Duration.ofSeconds(30), NO_TEXT = Duration.ofMinutes(15);
    private static final int MAX_TEXT = 2_000;

    private final Opening opening;
    private final Coding coding;
    private final StreamInbox<ConverseRequest> heard;
    private final StreamOutbox<ConverseResponse> said;
    private final Playout playout;
    private final Framer framer;
    private final ToneLines tones;
    private volatile Optional<MeshException> refused = Optional.empty();

    GrpcLine(Opening opening, Coding coding, StreamInbox<ConverseRequest> heard, StreamOutbox<ConverseResponse> said, ToneLines tones, LineClock clock) {
        this.tones = tones;
        this.opening = opening;
        this.coding = coding;
        this.heard = heard;
        this.said = said;
        playout = new Playout(opening.rateHz(), clock);
        framer = new Framer(opening.rateHz());
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void listen(Ear caller) throws InterruptedException {
        var ear = tones.ear(caller, opening);
        try {
            while (true) {
                if (!(heard.take(opening.hears() ? NO_SOUND : NO_TEXT) instanceof Received.Item(var request))) return;
                if (request.hasHangUp()) return;
                take(request, ear);
            }
        } catch (MeshException bad) {
            refused = Optional.of(bad);
        }
    }

    private void take(ConverseRequest request, Ear ear) throws InterruptedException {
        switch (request.getRequestCase()) {
            case AUDIO -> hear(request, ear);
            case TEXT -> ear.text(text(request.getText()));
            case DTMF -> ear.keys(keys(request.getDtmf()));
            case PLAYED -> played(request.getPlayed());
            case CONFIG, REQUEST_NOT_SET, HANG_UP -> throw new MeshException(new Fault.BadInput("request", "must be audio, text, dtmf, played or hang_up after the config"));
        }
    }

    private void hear(ConverseRequest request, Ear ear) throws InterruptedException {
        if (!opening.hears()) throw new MeshException(new Fault.BadInput("audio", "must not be sent on a conversation configured as text"));
        for (var frame : framer.frames(coding.decode(request.getAudio()))) ear.frame(frame);
    }

    private void played(Played told) {
        if (told.getSamples() < 0) throw new MeshException(new Fault.BadInput("played.samples", "must not be negative, found " + told.getSamples()));
        playout.played(told.getSamples(), told.hasClears() ? told.getClears() : -1);
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) throw new MeshException(new Fault.BadInput("text", "must be 1 to " + MAX_TEXT + " characters, found " + text.length()));
        return text;
    }

    private static String keys(String keys) {
        if (!keys.matches("[0-9*#]{1,32}")) throw new MeshException(new Fault.BadInput("dtmf", "must be 1 to 32 of 0-9 * #"));
        return keys;
    }

    /// What the caller sent that made us hang up, or that the call goes on elsewhere.
    ///
    /// @throws MeshException with `BadInput` or `Unavailable`, if there was such a thing
    void rethrow() {
        if (refused.isPresent()) throw refused.get();
    }

    @Override
    public Playout playout() {
        return playout;
    }

    @Override
    public void send(Frame frame) throws InterruptedException {
        send(ConverseResponse.newBuilder().setAudio(coding.encode(frame.samples())).build());
    }

    @Override
    public void clear() {
        try {
            send(ConverseResponse.newBuilder().setClear(Clear.getDefaultInstance()).build());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void show(Notice notice) throws InterruptedException {
        if (notice instanceof Notice.Moved) refused = Optional.of(new MeshException(new Fault.Unavailable("this gateway; the call goes on at another by its resume token")));
        send(Notices.response(notice));
    }

    @Override
    public boolean reconnects() {
        return true;
    }

    /// A peer that has gone is noticed by the ear.
    private void send(ConverseResponse response) throws InterruptedException {
        try {
            said.put(response);
        } catch (MeshException gone) {
            if (!(gone.fault() instanceof Fault.Unavailable)) throw gone;
        }
    }

    @Override
    public void close() {}
}
