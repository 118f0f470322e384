/// The proof that nothing sensitive is left anywhere in clear: calls full of invented values, and a search of the raw bytes of everything
/// that a mesh writes. Knows where parts write, not what.
package io.callmesh.launcher.privacy;
