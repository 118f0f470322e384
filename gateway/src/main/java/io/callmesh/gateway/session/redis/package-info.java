/// Keeps sessions in Redis, through Lettuce. Knows the keys, the JSON and the script; knows nothing of calls.
package io.callmesh.gateway.session.redis;
