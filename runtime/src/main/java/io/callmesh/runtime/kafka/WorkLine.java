package io.callmesh.runtime.kafka;

import io.callmesh.runtime.MeshException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/// A thread that works on the records of a topic until it is closed.
///
/// Exactly once: what a record leads to and the offset after it are one transaction; a process that dies leaves both or neither, and
/// one that was replaced while it stood still cannot write any more. Whatever Kafka fails with, everything noted is thrown away
/// and read again from where the group stands, after a rest.
public final class WorkLine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkLine.class);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1), LONGEST_REST = Duration.ofSeconds(10), FAREWELL = Duration.ofSeconds(5);

    private final WorkOrder order;
    private final Craft craft;
    private final Gate gate;
    private final Tally tally;
    private final Bench bench;
    private final Thread thread;

    private WorkLine(WorkOrder order, Craft craft, Gate gate, Tally tally) {
        this.order = order;
        this.craft = craft;
        this.gate = gate;
        this.tally = tally;
        bench = new Bench(order.group() + "-work");
        thread = Thread.ofPlatform().daemon().priority(Thread.MIN_PRIORITY).name(order.group() + "-line").unstarted(this::run);
    }

    /// Begins to work. Whether Kafka is there does not matter yet.
    public static WorkLine open(WorkOrder order, Craft craft, Gate gate, Tally tally) {
        var line = new WorkLine(order, craft, gate, tally);
        line.thread.start();
        return line;
    }

    private void run() {
        var rest = SHORTEST_REST;
        boolean told = false;
        try {
            while (!Thread.interrupted()) {
                long began = System.nanoTime();
                String why = shift();
                if (System.nanoTime() - began > LONGEST_REST.multipliedBy(6).toNanos()) {
                    rest = SHORTEST_REST;
                    told = false;
                }
                if (!told) LOG.warnf("work begins anew after a rest group=%s cause=%s", order.group(), why);
                told = true;
                tally.restarted();
                Thread.sleep(rest);
                rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
            }
        } catch (InterruptedException closed) {
            LOG.debugf("work ends group=%s", order.group());
        }
    }

    /// Works until something fails that is not the record's fault; says what.
    private String shift() throws InterruptedException {
        try (var shift = new Shift(order, craft, gate, tally, bench)) {
            shift.work();
            return "";
        } catch (InterruptException interrupted) {
            throw (InterruptedException) new InterruptedException().initCause(interrupted);
        } catch (KafkaException failed) {
            return failed.getClass().getSimpleName();
        } catch (MeshException failed) {
            return failed.fault().toString();
        } catch (RuntimeException unexpected) {
            var trace = unexpected.getStackTrace();
            LOG.errorf("work failed unexpectedly group=%s type=%s at=%s", order.group(), unexpected.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
            return unexpected.getClass().getSimpleName();
        }
    }

    /// Stops what is under way; it is done again by whoever takes over.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        bench.close();
    }
}
