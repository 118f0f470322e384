/// Keeps in Redis what calls have had done. Knows the keys, the JSON and the script; knows nothing of tools.
package io.callmesh.gateway.tool.redis;
