package io.callmesh.gateway.handoff;

/// A call that another gateway holds, as people see it before they join: who and where, and nothing of what was said.
///
/// @param queue   empty for a call that has not asked for anybody
/// @param gateway the address of the gateway that holds it
public record FarCall(Briefing.Call call, LiveCall.Standing standing, String queue, String gateway) {}
