/// Puts the service together: configuration to records, engines by name, readiness. Nothing imports it.
package io.callmesh.translation.wiring;
