/// Keys of browsers in Redis, so that one gateway makes them and another takes them. Decides nothing.
package io.callmesh.gateway.access.redis;
