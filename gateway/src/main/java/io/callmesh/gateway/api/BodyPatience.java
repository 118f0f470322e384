package io.callmesh.gateway.api;

import java.time.Duration;

/// How long a request's body is waited for.
public record BodyPatience(Duration most) {}
