/// The journal of a running mesh, for those who mark its calls.
package io.callmesh.launcher.quality.kafka;
