package io.callmesh.runtime.kafka;

import io.callmesh.runtime.Fault;
import java.time.Duration;

/// Told how the work goes on. Called on the line's thread.
public interface Tally {

    Tally NONE = new Tally() {};

    /// @param lag how long after the record was written
    default void done(Duration lag) {}

    default void retried(Fault fault) {}

    /// A record was set aside for people.
    default void setAside(Fault fault) {}

    /// Everything is begun anew because Kafka failed.
    default void restarted() {}
}
