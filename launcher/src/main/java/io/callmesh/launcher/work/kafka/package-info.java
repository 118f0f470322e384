/// Calls that never were, in the journal, and what becomes of them.
package io.callmesh.launcher.work.kafka;
