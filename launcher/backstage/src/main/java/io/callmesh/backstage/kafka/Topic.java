package io.callmesh.backstage.kafka;

/// The topics of the mesh. They exist before a service starts: one that is created on first use costs its first reader seconds.
public enum Topic {
    JOURNAL("callmesh.journal.v1"),
    INSIGHTS("callmesh.insights.v1"),
    INSIGHTS_SET_ASIDE("callmesh.insights.dlq.v1"),
    TRANSCRIPTS("callmesh.transcripts.v1"),
    TRANSCRIPTS_SET_ASIDE("callmesh.transcripts.dlq.v1"),
    TRANSCRIPTION_JOBS("callmesh.asr.jobs.v1"),
    TRANSCRIPTION_RESULTS("callmesh.asr.results.v1"),
    TRANSCRIPTION_JOBS_SET_ASIDE("callmesh.asr.jobs.dlq.v1"),
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
