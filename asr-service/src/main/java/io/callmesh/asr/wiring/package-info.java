/// Puts the service together: configuration to values, engines by name, readiness. The only package that knows all others.
package io.callmesh.asr.wiring;
