/// An engine that keeps to a timetable, so that benchmarks can tell what everything around it costs. Says nothing anybody
/// could understand.
package io.callmesh.tts.engine.scripted;
