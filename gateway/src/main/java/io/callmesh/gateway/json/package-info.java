/// Our records as JSON, for what is stored and read again by ourselves. Knows none of them.
package io.callmesh.gateway.json;
