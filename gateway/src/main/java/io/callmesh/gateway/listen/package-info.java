/// The caller's sound to events: speech began, something was said, it was nothing. Decides when the caller has
/// finished; knows nothing of whose turn it is.
package io.callmesh.gateway.listen;
