package io.callmesh.gateway.line.sip;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.Line;
import io.callmesh.gateway.line.ToneLines;
import io.callmesh.gateway.line.sip.wire.SipUri;

/// A caller on the telephone. The call is accepted when somebody listens or speaks; until then it rings.
final class SipLine implements Line {

    private final Opening opening;
    private final SipCall call;
    private final ToneLines tones;
    private volatile boolean accepted;
    private volatile String token = "";

    SipLine(Opening opening, SipCall call, ToneLines tones) {
        this.opening = opening;
        this.call = call;
        this.tones = tones;
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void listen(Ear ear) throws InterruptedException {
        accept();
        call.stream().listen(ear, tones, opening);
    }

    private void accept() {
        if (accepted) return;
        accepted = true;
        call.take(new DialogInput.Accepted(token));
    }

    @Override
    public void ready() throws InterruptedException {
        accept();
        call.stream().ready();
    }

    @Override
    public void play(Frame frame) throws InterruptedException {
        accept();
        call.stream().play(frame);
    }

    @Override
    public long sendKeys(String keys) throws InterruptedException {
        return call.stream().sendKeys(keys);
    }

    @Override
    public boolean transfers() {
        return true;
    }

    /// @param target an address, `sip:desk@192.0.2.1`, or a number of the telephone system that the call came from
    @Override
    public boolean transfer(String target) throws InterruptedException {
        if (SipUri.of(target).isEmpty() && !target.matches("[\\w.+*#-]{1,64}")) return false;
        return call.transfer(SipUri.of(target).isPresent() ? target : "sip:" + target.replace("#", "%23") + "@" + call.domain());
    }

    @Override
    public void drain() throws InterruptedException {
        call.stream().drain();
    }

    @Override
    public void hush() {
        call.stream().hush();
    }

    @Override
    public long heard() {
        return call.stream().heard();
    }

    /// A telephone shows nothing. What is in front of it may keep the token.
    @Override
    public void show(Notice notice) {
        if (notice instanceof Notice.Opened opened) token = opened.resumeToken();
    }

    @Override
    public void close() {
        call.take(new DialogInput.HungUp());
        call.stream().close();
    }
}
