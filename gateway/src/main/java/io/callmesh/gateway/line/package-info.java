/// How a caller reaches us. Add a transport by a package below this one that implements [Line] and hands it to a
/// [LineHost]; it need not touch anything else.
package io.callmesh.gateway.line;
