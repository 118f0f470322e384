/// The register of calls in Redis, and what Redis else keeps of a call. Knows the names of keys; knows nothing of what they hold.
package io.callmesh.gateway.erasure.redis;
