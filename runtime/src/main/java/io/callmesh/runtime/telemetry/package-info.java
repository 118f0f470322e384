/// The names of metrics, spelled once. Knows the meter registry and nothing of who serves whom.
package io.callmesh.runtime.telemetry;
