/// What must survive of a call: saved after every turn, found again by call id or resume token.
package io.callmesh.gateway.session;
