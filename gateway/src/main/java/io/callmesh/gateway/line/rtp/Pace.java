package io.callmesh.gateway.line.rtp;

/// Who tells streams the time.
public interface Pace {

    /// Tells it the time every 20 ms until [#leave].
    void join(Paced paced);

    void leave(Paced paced);
}
