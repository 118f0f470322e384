/// The journal as its readers find it: a record's value becomes an entry, opened where it was sealed. Knows no topic and no
/// client of Kafka, so whoever reads files or Redis reads alike.
package io.callmesh.runtime.journal;
