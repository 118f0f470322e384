/// A process's one connection to Redis, for all in it that keep something there. Knows no keys and nothing of calls.
package io.callmesh.runtime.redis;
