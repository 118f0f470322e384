/// Where work that burns a core is done: a few threads, and a door that says when they are all taken.
package io.callmesh.llm.pool;
