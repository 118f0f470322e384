/// A call that shows what the mesh does: a synthetic caller asks, interrupts and hangs up; then everything that the call left behind is
/// read back. It knows the services by their public doors only.
package io.callmesh.launcher.demo;
