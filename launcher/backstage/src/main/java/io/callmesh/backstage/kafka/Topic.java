package io.callmesh.backstage.kafka;

import java.time.Duration;

/// The topics of the mesh. They exist before a service starts: one that is created on first use costs its first reader seconds.
///
/// `k8s/base/kafka-topics.yaml` and `docs/asyncapi.yaml` tell the same; tests compare them.
public enum Topic {
    JOURNAL("callmesh.journal.v1", 6, 30),
    JOURNAL_SET_ASIDE("callmesh.journal.dlq.v1", 1, 30),
    INSIGHTS("callmesh.insights.v1", 6, 30),
    INSIGHTS_SET_ASIDE("callmesh.insights.dlq.v1", 1, 14),
    TRANSCRIPTS("callmesh.transcripts.v1", 6, 7),
    TRANSCRIPTS_SET_ASIDE("callmesh.transcripts.dlq.v1", 1, 14),
    TRANSCRIPTION_JOBS("callmesh.asr.jobs.v1", 6, 7),
    TRANSCRIPTION_RESULTS("callmesh.asr.results.v1", 6, 7),
    TRANSCRIPTION_JOBS_SET_ASIDE("callmesh.asr.jobs.dlq.v1", 1, 14),
    HAND_OFF("callmesh.handoff.v1", 1, 7),
    AUDIT("callmesh.audit.v1", 1, 30),
    AUDIT_SET_ASIDE("callmesh.audit.dlq.v1", 1, 30);

    private final String wireName;
    private final int partitions;
    private final Duration kept;

    /// @param partitions in a cluster, where several readers share the work; a single node has one each
    /// @param days       after which records are deleted; none of the topics is compacted
    Topic(String wireName, int partitions, int days) {
        this.wireName = wireName;
        this.partitions = partitions;
        kept = Duration.ofDays(days);
    }

    public String wireName() {
        return wireName;
    }

    public int partitions() {
        return partitions;
    }

    /// How long a record stays.
    public Duration kept() {
        return kept;
    }
}
