/// What the mesh on one machine is made of: the one table of parts and ports, where their files are, and the command line of each.
/// It must not start anything.
package io.callmesh.launcher.part;
