package io.callmesh.runtime.kafka;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a service knows to make of records. Called by one thread at a time.
public interface Craft {

    /// Something to be done because of a record.
    @FunctionalInterface
    interface Work {

        /// Makes what is to be written, always the same of the same record. Done again when it fails with a fault that may pass.
        ///
        /// @throws InterruptedException when the partition is somebody else's by now
        /// @throws io.callmesh.runtime.MeshException when it cannot be made
        List<Product> make() throws InterruptedException;
    }

    /// Takes note of a record, and quickly. After a restart the records from [#oldest] on are shown once more, and what they would have
    /// done is not done again.
    ///
    /// @return what follows from it, or nothing
    /// @throws io.callmesh.runtime.MeshException when it cannot be read; nothing of it is noted then
    Optional<Work> take(Item item) throws InterruptedException;

    /// The first record of a partition that what is under way there still needs.
    default OptionalLong oldest(int partition) {
        return OptionalLong.empty();
    }

    /// Forgets what was noted of a partition.
    default void leave(int partition) {}
}
