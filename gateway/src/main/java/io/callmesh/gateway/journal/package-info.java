/// What happened on calls, told to whoever listens. Never in the way of a voice.
package io.callmesh.gateway.journal;
