/// What stands behind the mesh on one machine: a Kafka broker, a Redis and a demonstration back office in one process.
/// It must not know the services; they find it by its ports.
package io.callmesh.backstage;
