package io.callmesh.gateway.dialogue.grpc;

import io.callmesh.gateway.dialogue.Generation.Piece;
import io.callmesh.gateway.dialogue.Generation.Wording;
import io.callmesh.runtime.grpc.PackSender.Asking;
import java.util.Optional;
import java.util.function.Supplier;

/// A text that was asked for before it is known whether it is needed. Waits when its first piece is wanted; asks once more if the
/// service did not know the pack. For one thread.
final class WordingAhead implements Wording {

    /// Asks, and gives the service its pack in between if need be.
    interface Asker {

        StreamedWording ask(Asking<StreamedWording> asking) throws InterruptedException;
    }

    private final Supplier<StreamedWording> again;
    private final Asker asker;
    private StreamedWording asked;
    private boolean begun, waited;

    WordingAhead(StreamedWording asked, Supplier<StreamedWording> again, Asker asker) {
        this.asked = asked;
        this.again = again;
        this.asker = asker;
    }

    @Override
    public Optional<Piece> next() throws InterruptedException {
        if (!begun) asked = asker.ask(this::begin);
        begun = true;
        return asked.next();
    }

    private StreamedWording begin() {
        var next = waited ? again.get() : asked;
        waited = true;
        return next.begun();
    }

    @Override
    public void close() {
        asked.close();
    }
}
