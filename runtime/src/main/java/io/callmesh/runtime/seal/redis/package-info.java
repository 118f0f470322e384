/// Keeps the sealed keys of calls in Redis, where every process of a mesh finds them. Knows the names of Redis' keys and the steps that
/// nothing comes between; opens nothing.
package io.callmesh.runtime.seal.redis;
