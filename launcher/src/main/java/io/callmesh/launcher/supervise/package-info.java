/// Keeps the parts alive: starts them in order, restarts one that died, stops all in reverse. It must not talk to people.
package io.callmesh.launcher.supervise;
