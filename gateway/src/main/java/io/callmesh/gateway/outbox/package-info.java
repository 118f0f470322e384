/// What has to reach others and waits until it can: taken at once, kept in a file, carried in order, handed on after a crash.
///
/// Each parcel goes from a bounded memory into the [spool][io.callmesh.gateway.outbox.Spool] on disk, from there to the carrier,
/// one at a time per key. It knows neither Kafka nor what is in the parcels.
package io.callmesh.gateway.outbox;
