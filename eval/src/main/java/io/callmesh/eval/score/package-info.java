/// Measurements of a running mesh, from the callers' end: latency, the accuracy of spoken numbers and of spoken orders. Each
/// takes a gateway and voices by their roles and gives findings.
package io.callmesh.eval.score;
