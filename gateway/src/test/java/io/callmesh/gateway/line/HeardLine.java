package io.callmesh.gateway.line;

import io.callmesh.audio.Frame;
import io.callmesh.gateway.conversation.Notice;
import java.util.ArrayList;
import java.util.List;

/// A line for tests whose caller hears everything at once, unless the test takes some of it back. What is played and shown is
/// kept.
public final class HeardLine implements Line {

    public final List<Frame> played = new ArrayList<>();
    public final List<Notice> shown = new ArrayList<>();
    public long heard;
    private final Opening opening;

    /// @param speaks whether it has sound
    public HeardLine(int rateHz, boolean speaks) {
        opening = new Opening("test", "", "retail", "en", rateHz, speaks, speaks, "");
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public void play(Frame frame) {
        played.add(frame);
        heard += frame.samples().length;
    }

    @Override
    public long heard() {
        return heard;
    }

    @Override
    public void show(Notice notice) {
        shown.add(notice);
    }

    @Override
    public void listen(Ear ear) {}

    @Override
    public void drain() {}

    @Override
    public void hush() {}

    @Override
    public void close() {}
}
