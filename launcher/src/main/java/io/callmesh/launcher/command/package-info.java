/// The verbs of `./mesh`, one small class each. They talk to people and leave the work to the other packages.
package io.callmesh.launcher.command;
