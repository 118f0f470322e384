package io.callmesh.gateway.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/// For how long what was said can be read.
@ConfigMapping(prefix = "callmesh.retention")
public interface RetentionConfig {

    /// From the beginning of a call; then its key is gone, and nothing of it can be read wherever it stands. Longer than the longest call.
    @WithDefault("30d")
    Duration calls();

    /// In place of that, for a tenant's calls.
    Map<String, Duration> tenants();
}
