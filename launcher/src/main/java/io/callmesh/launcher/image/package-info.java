/// Makes container images of built programs, without a container engine. It must not know how the mesh runs on this machine.
package io.callmesh.launcher.image;
