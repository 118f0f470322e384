/// Keeps profiles in Redis. Knows the keys and the JSON.
package io.callmesh.gateway.profile.redis;
