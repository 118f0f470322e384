/// Work on threads that there are only so many of. Knows nothing of what is worked on.
package io.callmesh.runtime.pool;
