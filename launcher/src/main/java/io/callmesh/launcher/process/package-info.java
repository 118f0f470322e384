/// Processes of this machine as the operating system shows them: who holds a port, how much memory, which pid belongs to a part.
/// Read from `/proc` (Linux); elsewhere less is known. It must not know what the parts do.
package io.callmesh.launcher.process;
