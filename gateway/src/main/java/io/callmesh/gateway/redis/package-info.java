/// The gateway's one connection to Redis, for all that keep something there. Knows no keys and nothing of calls.
package io.callmesh.gateway.redis;
