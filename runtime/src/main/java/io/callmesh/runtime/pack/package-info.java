/// What a service has been told about assistants. Packs come by gRPC from the gateway, which alone reads them from disk.
package io.callmesh.runtime.pack;
