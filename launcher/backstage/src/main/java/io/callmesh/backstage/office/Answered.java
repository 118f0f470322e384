package io.callmesh.backstage.office;

/// The answer once given under an idempotency key, and the request (`POST /orders/4272/cancel`) it was given to.
record Answered(String request, Answer answer) {}
