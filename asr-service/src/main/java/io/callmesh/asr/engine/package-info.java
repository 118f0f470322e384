/// What recognition asks of an engine: the SPI. An engine is one package below this one, found by its name.
/// Knows nothing of streams, of limits or of who asks.
package io.callmesh.asr.engine;
