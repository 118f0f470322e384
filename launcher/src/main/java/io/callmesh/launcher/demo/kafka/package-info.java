/// Reads a call's journal back from Kafka.
package io.callmesh.launcher.demo.kafka;
