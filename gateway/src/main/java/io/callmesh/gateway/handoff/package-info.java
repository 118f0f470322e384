/// Calls that go to people: which queues there are and how they are reached, what a person is told before they take a call, and
/// which calls people may join. Knows no transport and no dialogue; a call registers here and people find it.
package io.callmesh.gateway.handoff;
