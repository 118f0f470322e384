/// What a call was, for people and for programs: a transcript with latencies, and one JSON object a line.
package io.callmesh.eval.report;
