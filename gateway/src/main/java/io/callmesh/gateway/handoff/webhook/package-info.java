/// Tells a desk of calls by HTTP. Knows the form of the request; knows nothing of calls.
package io.callmesh.gateway.handoff.webhook;
