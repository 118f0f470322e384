package io.callmesh.gateway.call;

import io.callmesh.gateway.conversation.Notice;
import io.callmesh.gateway.line.ForwardedLine;
import io.callmesh.gateway.line.Line;

/// A caller's line with somebody listening in: to what is shown to the caller, and to what they say.
record OverheardLine(Line line, Audience audience) implements ForwardedLine {

    @Override
    public void listen(Ear ear) throws InterruptedException {
        line.listen(new FrameEar(ear, frame -> {
            audience.heard(frame);
            ear.frame(frame);
        }));
    }

    @Override
    public void show(Notice notice) throws InterruptedException {
        audience.shown(notice);
        line.show(notice);
    }
}
