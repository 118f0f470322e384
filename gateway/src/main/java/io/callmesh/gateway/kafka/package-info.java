/// What the gateway writes to Kafka, whatever it is: bounded queues that never keep anybody waiting. Knows no topic's format.
package io.callmesh.gateway.kafka;
