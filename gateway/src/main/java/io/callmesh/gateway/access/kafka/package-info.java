/// Audit events on Kafka. Knows the topic's format; decides nothing.
package io.callmesh.gateway.access.kafka;
