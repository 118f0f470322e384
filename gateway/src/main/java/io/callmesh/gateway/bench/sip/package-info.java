/// What the telephone costs: calls of a program of others (SIPp) and a few of our own that look at the clock, on the gateway core with
/// scripted engines.
package io.callmesh.gateway.bench.sip;
