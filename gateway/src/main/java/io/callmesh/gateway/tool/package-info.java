/// Whom the assistant asks and tells: order systems, calendars. Add a tool written in Java by a package below this one
/// with a class that implements [Tool]; a tool that is one HTTP call needs no Java, only a pack's tools.yaml.
package io.callmesh.gateway.tool;
