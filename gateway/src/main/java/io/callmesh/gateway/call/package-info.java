/// One call, from ring to hang-up: a loop that obeys the turn policy, with an ear, a mind and a mouth as its threads.
/// Knows no protocol, no engine and no industry.
package io.callmesh.gateway.call;
