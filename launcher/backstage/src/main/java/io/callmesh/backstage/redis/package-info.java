/// A real Redis as a child process that cannot outlive its parent. It must not know what is kept in it.
package io.callmesh.backstage.redis;
