/// A mesh whose Kafka and Redis are processes of their own, so that each can be harmed alone. It must not know of calls.
package io.callmesh.launcher.chaos.mesh;
