/// What a programmer takes along to talk to the mesh: the contracts, and a Maven repository with the Java stubs of them. It copies what was
/// built and knows nothing of what runs.
package io.callmesh.launcher.stubs;
