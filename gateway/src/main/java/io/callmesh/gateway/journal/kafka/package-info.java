/// Writes the journal to Kafka, each entry a CloudEvent. Knows the topic's format; knows nothing of calls.
package io.callmesh.gateway.journal.kafka;
