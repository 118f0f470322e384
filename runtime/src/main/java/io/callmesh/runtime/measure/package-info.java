/// Arithmetic of measurements: ranks and trends. Knows nothing of what is measured.
package io.callmesh.runtime.measure;
