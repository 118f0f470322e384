package io.callmesh.backstage.kafka;

/// The topics of the mesh. They exist before a service starts: one that is created on first use costs its first reader seconds.
public enum Topic {
    JOURNAL("callmesh.journal.v1"),
    SUMMARY("callmesh.summary.v1"),
    HAND_OFF("callmesh.handoff.v1"),
    AUDIT("callmesh.audit.v1");

    private final String wireName;

    Topic(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
