/// The verbs of `./mesh` that talk to a running gateway: picocli commands which the launcher mounts. Everything that goes
/// wrong is one line on standard error and an exit code other than zero.
package io.callmesh.eval.command;
