/// How the gateway writes to Kafka, whatever it is: each record a CloudEvent, acknowledged. Knows no topic's content.
package io.callmesh.gateway.kafka;
