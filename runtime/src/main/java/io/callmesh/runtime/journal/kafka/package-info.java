/// Calls that ended, as work that comes by Kafka. Knows the journal's records and the crafts that work on them; not what is made of a call.
package io.callmesh.runtime.journal.kafka;
