/// What work by Kafka costs the calls that go on, measured in a mesh. It must not know how a mesh is started.
package io.callmesh.launcher.work;
