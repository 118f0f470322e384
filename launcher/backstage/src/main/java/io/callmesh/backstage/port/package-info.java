/// Ports on this machine. It must not know who listens.
package io.callmesh.backstage.port;
