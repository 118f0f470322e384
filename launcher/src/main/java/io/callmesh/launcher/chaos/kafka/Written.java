package io.callmesh.launcher.chaos.kafka;

import io.callmesh.proto.journal.v1.JournalEntry;

/// A record of the journal's topic.
///
/// @param id    of the event: the same when it was written twice
/// @param value as it lies there
public record Written(String id, JournalEntry entry, String value) {}
