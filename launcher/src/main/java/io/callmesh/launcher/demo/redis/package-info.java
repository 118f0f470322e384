/// Reads a call's session back from Redis.
package io.callmesh.launcher.demo.redis;
