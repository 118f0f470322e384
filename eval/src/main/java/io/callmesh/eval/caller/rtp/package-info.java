/// The sound of a caller as RTP, read from the RFCs independently of the gateway. Knows nothing of SIP.
package io.callmesh.eval.caller.rtp;
