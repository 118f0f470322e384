package io.callmesh.gateway.access.oidc;

import java.time.Duration;

/// Whose tokens are believed, and where in them it says who somebody is.
///
/// @param issuer      as `iss` has it
/// @param audience    one of `aud`: tokens for others are refused
/// @param keys        a URL or a file of its JSON Web Key Set (RFC 7517)
/// @param tenantClaim path of names joined by dots
/// @param rolesClaim  likewise; a list, or one text with blanks between
/// @param refresh     how long its keys are used before they are asked for again
/// @param skew        how far its clock may be from ours
public record Provider(String issuer, String audience, String keys, String tenantClaim, String rolesClaim, Duration refresh, Duration skew) {}
