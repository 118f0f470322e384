package io.callmesh.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.formatters.PatternFormatter;

/// What the audit says while it is open.
final class AuditLines extends Handler implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("callmesh.audit");

    private static final PatternFormatter FORM = new PatternFormatter("%s");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    static AuditLines open() {
        var lines = new AuditLines();
        LOG.addHandler(lines);
        return lines;
    }

    /// Waits for a line with all of these; none may hold a secret.
    void await(String... parts) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(lines).anySatisfy(line -> assertThat(line).contains(parts)));
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContainPattern("cm[kb]_[a-z0-9]{10}_").doesNotContain("eyJ"));
    }

    @Override
    public void publish(LogRecord said) {
        lines.add(FORM.format(said));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
