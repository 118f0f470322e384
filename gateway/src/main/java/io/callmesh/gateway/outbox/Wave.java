package io.callmesh.gateway.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Parcels that are on their way at once: the longest run of the waiting ones in which no key comes twice, so that parcels of one
/// key never overtake each other.
final class Wave {

    /// At 3 ms to the broker and back some ten thousand parcels a second; what is on its way twice after a crash.
    static final int MOST = 32;

    private final List<Parcel> parcels = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private final long since = System.nanoTime();

    /// Sends the parcels that may go together.
    static Wave send(Iterable<Parcel> waiting, Carrier carrier, Runnable answered) {
        var wave = new Wave();
        var keys = new HashSet<String>();
        for (var parcel : waiting) {
            if (wave.parcels.size() == MOST || !keys.add(parcel.topic() + '\n' + parcel.key())) break;
            wave.parcels.add(parcel);
        }
        for (var parcel : wave.parcels) wave.send(parcel, carrier, answered);
        return wave;
    }

    private void send(Parcel parcel, Carrier carrier, Runnable answered) {
        var answer = carrier.carry(parcel);
        answers.add(answer);
        var _ = answer.whenComplete((_, _) -> answered.run());
    }

    int size() {
        return parcels.size();
    }

    /// Whether all have an answer, or have waited too long for one.
    boolean over(long patienceNanos) {
        return System.nanoTime() - since > patienceNanos || answers.stream().allMatch(CompletableFuture::isDone);
    }

    /// Sends again what has not arrived.
    ///
    /// @param arrived told of those that have
    /// @param refused told of those that never will
    /// @return what has to be sent again
    List<Parcel> settle(Consumer<Parcel> arrived, Refusals refused) {
        var again = new ArrayList<Parcel>();
        for (int i = 0; i < parcels.size(); i++) {
            var answer = answers.get(i);
            if (answer.state() == CompletableFuture.State.SUCCESS) arrived.accept(parcels.get(i));
            else if (answer.state() == CompletableFuture.State.FAILED && answer.exceptionNow() instanceof Carrier.Refused why) refused.refuse(parcels.get(i), why);
            else again.add(parcels.get(i));
        }
        return again;
    }

    /// What becomes of a parcel that is not taken.
    interface Refusals {
        void refuse(Parcel parcel, Carrier.Refused why);
    }
}
