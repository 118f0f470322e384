/// What a mesh on this machine uses of it. Knows services by the mark on their command line, and nothing of calls.
package io.callmesh.eval.machine;
