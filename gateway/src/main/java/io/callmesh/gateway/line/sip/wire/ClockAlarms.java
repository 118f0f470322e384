package io.callmesh.gateway.line.sip.wire;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Alarms by the clock of the machine: one thread, which outlives whatever a task throws.
public final class ClockAlarms implements Alarms, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClockAlarms.class);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> Thread.ofPlatform().daemon().name("sip-timer").unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());

    public ClockAlarms() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Alarm in(Duration delay, Runnable task) {
        var scheduled = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "SIP timer failed");
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
