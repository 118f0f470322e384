/// What is done to the parts of a mesh, when, and what is spared. It knows parts by their names only.
package io.callmesh.launcher.chaos.harm;
