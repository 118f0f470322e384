/// Tells desks of calls on a Kafka topic, each briefing a CloudEvent. Knows the topic's format; knows nothing of calls.
package io.callmesh.gateway.handoff.kafka;
