/// A telephone for tests of lines by telephone. Knows no gateway.
package io.callmesh.runtime.softphone;
