package io.callmesh.gateway.line.rtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells the time when the test does.
public final class HandPace implements Pace {

    static final long TICK = 20_000_000;
    private final List<Paced> joined = new CopyOnWriteArrayList<>();
    private long now = 1_000_000_000L;

    @Override
    public void join(Paced paced) {
        joined.add(paced);
    }

    @Override
    public void leave(Paced paced) {
        joined.remove(paced);
    }

    int size() {
        return joined.size();
    }

    public void tick() {
        tick(0);
    }

    void tick(int missed) {
        now += (missed + 1) * TICK;
        for (var paced : joined) paced.tick(now, missed);
    }
}
