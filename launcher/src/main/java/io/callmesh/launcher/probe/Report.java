package io.callmesh.launcher.probe;

import java.util.List;

/// All that was found at a door.
///
/// @param part what stands behind it, such as `gateway`; empty when that could not be found out
public record Report(String target, String part, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    public boolean good() {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.FAILED);
    }
}
