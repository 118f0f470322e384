/// Several engines for one job, asked one after the other: the next one takes what the one before it could not begin.
/// Knows neither what the job is nor any engine.
package io.callmesh.runtime.fallback;
