/// Work by Kafka: records of one topic become records of others, exactly once. A [io.callmesh.runtime.kafka.WorkLine] takes them in
/// the order of their partition, has a [io.callmesh.runtime.kafka.Craft] make what follows from them, and writes that and how far it
/// came in one transaction. It stands back for live calls and knows nothing of what is in the records.
package io.callmesh.runtime.kafka;
