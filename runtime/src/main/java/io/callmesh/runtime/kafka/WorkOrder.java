package io.callmesh.runtime.kafka;

import java.time.Duration;
import java.util.Map;

/// From where work comes, and how much is borne with it.
///
/// @param connection settings of Kafka's clients, `bootstrap.servers` at least
/// @param group      whose work it is; processes of the same group share the partitions
/// @param setAside   the topic for records on which the work failed
/// @param attempts   how often a record is tried that fails with a fault that may pass
/// @param delay      after the first failure; each further one doubles it, up to [#LONGEST_DELAY]
/// @param patience   how long a record waits for live calls at most before it is worked on all the same
/// @param deadline   how long one record may be worked on
public record WorkOrder(Map<String, String> connection, String group, String topic, String setAside, int attempts, Duration delay, Duration patience, Duration deadline) {

    static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    public WorkOrder {
        connection = Map.copyOf(connection);
        if (attempts < 1) throw new IllegalArgumentException("attempts must be at least 1");
    }

    /// @param kafka settings of Kafka's clients, `bootstrap.servers` at least
    public static WorkOrder of(WorkKeys keys, Map<String, String> kafka, String group, String topic, String setAside) {
        return new WorkOrder(kafka, group, topic, setAside, keys.attempts(), keys.delay(), keys.patience(), keys.deadline());
    }

    /// How long to wait after so many failures.
    Duration delayAfter(int failures) {
        var doubled = delay.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
    }
}
