package io.callmesh.llm.decode;

import io.callmesh.llm.engine.Piece;
import io.callmesh.runtime.Sink;

/// Passes on what an engine tells until its time is over: what comes later finds nobody.
final class Timely implements Sink<Piece> {

    private final String engine;
    private final Sink<Said> said;
    private boolean told, over;

    Timely(String engine, Sink<Said> said) {
        this.engine = engine;
        this.said = said;
    }

    @Override
    public synchronized void put(Piece piece) throws InterruptedException {
        if (over) throw new InterruptedException();
        told |= piece instanceof Piece.Text;
        said.put(new Said(engine, piece));
    }

    /// Takes no more.
    ///
    /// @return whether words were told
    synchronized boolean close() {
        over = true;
        return told;
    }
}
