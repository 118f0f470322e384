/// One call's journal for a person or a program: read from Kafka, opened where the key is there, its chain verified. It must not know
/// how the mesh is started.
package io.callmesh.launcher.journal;
