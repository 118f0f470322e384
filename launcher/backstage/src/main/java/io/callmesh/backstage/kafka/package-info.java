/// A Kafka broker small enough for a laptop and a test, and the topics of the mesh. It must not know what is written to them.
package io.callmesh.backstage.kafka;
